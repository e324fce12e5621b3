import type { Message } from '../../message.ts';
import { actionLabel, outputLabel, parseTextAction } from '../tau-bench/text-action.ts';
import { joinThoughts, splitThoughts } from './thoughts.ts';

const promptShape = /Action:\s*\{"name": /u;

/** Whether a trajectory's calls stand in its texts: none is a real call, and the prompt, an output or a text shows one. */
export function isTextStyle(messages: readonly Message[]): boolean {
  const real = messages.some(({ role, tool_calls }) => role === 'tool' || tool_calls.length > 0);
  return !real && messages.some(showsTextAction);
}

/** A list of act or react messages with their calls, outputs and thoughts told apart. */
export function readTextActions(
  messages: readonly Message[],
  { passesThoughts }: { passesThoughts: boolean },
): readonly Message[] {
  let called = false;
  return messages.map((message) => {
    const { role, content } = message;
    const isOutput = role === 'user' && called && content?.startsWith(outputLabel.trimEnd());
    const read = role === 'assistant' && content !== null ? readTextAction(message, { passesThoughts }) : message;
    called = read.tool_calls.length > 0;
    if (!isOutput || content === null) {
      return read;
    }
    const observation = content.startsWith(outputLabel) ? content.slice(outputLabel.length) : '';
    return { ...message, role: 'tool', said: null, observation };
  });
}

function readTextAction(message: Message, { passesThoughts }: { passesThoughts: boolean }): Message {
  const content = message.content ?? '';
  const { call, said } = parseTextAction(content);
  const labelled = content.lastIndexOf(actionLabel);
  const before = labelled < 0 ? null : content.slice(0, labelled);
  const reasons = before === null ? null : before.replaceAll(/<\/?think(?:ing)?>/giu, '').replace(/^\s*Thought:/u, '');
  const spoken = said === null ? { said: null, thoughts: null } : withoutLabel(splitThoughts(said));
  return {
    ...message,
    said: spoken.said,
    thoughts: joinThoughts([reasons, spoken.thoughts]),
    thoughts_leaked: passesThoughts && spoken.thoughts !== null,
    tool_calls: call === null ? [] : [call],
  };
}

/** A `Thought:` without an action behind it: its paragraph is a thought, where words for the user follow. */
function withoutLabel({ said, thoughts }: ReturnType<typeof splitThoughts>): ReturnType<typeof splitThoughts> {
  const [whole, thought] = /^\s*Thought:\s*(.*?)(?:\n\s*\n|$)/su.exec(said ?? '') ?? [];
  if (said === null || whole === undefined || thought === undefined) {
    return { said, thoughts };
  }
  return { said: said.slice(whole.length).trim() || null, thoughts: joinThoughts([thoughts, thought]) };
}

function showsTextAction({ role, content }: Message): boolean {
  const text = content ?? '';
  if (role === 'system') {
    return promptShape.test(text);
  }
  if (role === 'user') {
    return text.startsWith(outputLabel.trimEnd());
  }
  return role === 'assistant' && text.includes(actionLabel) && parseTextAction(text).call !== null;
}
