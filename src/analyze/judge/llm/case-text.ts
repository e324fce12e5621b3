import { createHash } from 'node:crypto';
import type { Message } from '../../../records/message.ts';
import { escapeLine } from '../../../text/escape-line.ts';
import { indentLines } from '../../../text/indent-lines.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { wholeCall } from '../../evidence/reading/describe-call.ts';
import type { JudgeInput } from '../judge.ts';

/** Longest tool result that is shown whole, in characters; the rest of a longer one is cut from its middle. */
const longestResult = 6_000;

/**
 * The case as the model reads it: policy, instruction, expected actions and outputs, facts, and the numbered conversation
 * with every call and result. What was recorded stands between two marks that no text in it can forge, and a line within
 * that begins with a step or a dash is ours: line breaks of the record are escaped or indented.
 */
export function caseText({ file, observations }: JudgeInput): string {
  const { trajectory } = file;
  const system = trajectory.messages.findIndex((message) => message.role === 'system');
  const policy = trajectory.policy ?? trajectory.messages[system]?.content ?? null;
  const conversation = trajectory.messages
    .map((message, step) =>
      step === system && policy === message.content
        ? `[${step}] system: (the policy above)`
        : `[${step}] ${stepText(message)}`,
    )
    .join('\n');
  const facts = observations.map(
    ({ rule, step, text }) => `- ${rule}${step === null ? '' : ` (step ${step})`}: ${escapeLine(text)}`,
  );
  const parts: readonly (readonly [string, string])[] = [
    ['policy', policy === null ? 'not in the file' : withoutMarks(policy)],
    ['user instruction', withoutMarks(file.task?.instruction ?? 'not in the file')],
    [
      'expected actions',
      file.expected
        ? file.expected.map((call) => escapeLine(wholeCall(call))).join('\n') || 'none: the state has to stay as it is'
        : 'not in the file',
    ],
    [
      'required outputs',
      file.outputs.map(({ text, said }) => `${escapeLine(text)} (${said ? 'said' : 'not said'})`).join('\n') || 'none',
    ],
    [
      'end',
      `termination: ${trajectory.termination}; reward: ${trajectory.reward ?? 'ungraded'}${trajectory.crash ? `; error: ${escapeLine(trajectory.crash.message)}` : ''}`,
    ],
    ['facts found by rules', facts.join('\n') || 'none'],
    ['conversation', conversation || 'empty'],
  ];
  const mark = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  return parts.map(([title, text]) => `<<${mark} ${title}>>\n${text}\n<<${mark} end of ${title}>>`).join('\n\n');
}

/** Text of several lines, none of which looks like a mark. */
function withoutMarks(text: string): string {
  return sanitise(text).replace(/^<</gm, ' <<');
}

/** One message as the model sees it; every line but the first is indented. */
export function stepText(message: Message): string {
  const calls = message.tool_calls.map((call) => {
    const values = call.arguments === null ? (call.arguments_text ?? '') : JSON.stringify(call.arguments);
    return `calls ${escapeLine(call.name)}(${escapeLine(values)})`;
  });
  if (message.role === 'tool') {
    return `tool ${escapeLine(message.name ?? '')} returns: ${indentLines(shorten(message.observation ?? message.content ?? ''))}`;
  }
  return [`${message.role}: ${indentLines(shorten(message.content ?? ''))}`, ...calls].join('\n  ');
}

function shorten(text: string): string {
  if (text.length <= longestResult) {
    return text;
  }
  const half = longestResult / 2;
  return `${text.slice(0, half)}\n[... ${text.length - longestResult} characters left out ...]\n${text.slice(-half)}`;
}
