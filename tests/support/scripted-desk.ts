import type { Answer, SeenRequest } from './openai-server.ts';

/** Agents and users behind one server, told apart by the model's name; each answers by what it sees, so retries change nothing. */
export function deskAnswer({ body }: SeenRequest): Answer {
  return body.model === 'user-model' ? userAnswer(body.messages) : agentAnswer(body);
}

interface SeenMessage {
  readonly role: string;
  readonly content: string | null;
}

function userAnswer(messages: readonly SeenMessage[]): Answer {
  const first = messages[0]?.content ?? '';
  if (first.includes('Verdict: true')) {
    return { text: 'It fits.\nVerdict: true' };
  }
  const turns = messages.filter(({ role }) => role === 'assistant').length;
  const said = turns === 0 ? 'Hello, I need help.' : turns === 1 ? 'Please look into it.' : '###STOP###';
  return { text: first.includes('User Response:') ? `Thought:\nThey greet me.\nUser Response:\n${said}` : said };
}

/** A call that works, an unknown tool, broken arguments, words, nothing at all, more words. */
function agentAnswer({ messages, tools }: { messages: readonly SeenMessage[]; tools?: unknown[] }): Answer {
  const turn = messages.filter(({ role }) => role === 'assistant').length;
  const calls = [
    ['calculate', '{"expression": "2 + 2"}'],
    ['open_the_door', '{}'],
    ['calculate', tools ? '{"expression": ' : '"2 + 2"'],
  ] as const;
  const call = calls[turn];
  if (call) {
    const [name, text] = call;
    if (tools) {
      return {
        text: null,
        calls: [
          { name, arguments: text },
          { name: 'second', arguments: '{}' },
        ],
      };
    }
    return { text: `Thought:\nLet me see.\nAction:\n{"name": "${name}", "arguments": ${text}}` };
  }
  const words = turn === 4 ? '' : `I have looked into it (${turn}).`;
  if (tools) {
    return { text: words };
  }
  return {
    text: turn === 5 ? words : `Action:\n${JSON.stringify({ name: 'respond', arguments: { content: words } })}`,
  };
}
