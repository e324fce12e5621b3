import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A chat server that thinks for as long as its argument says (milliseconds) and answers by the number of turns it sees.
const delay = Number(process.argv[2]);
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { model, messages } = JSON.parse(Buffer.concat(chunks).toString()) as {
      model: string;
      messages: { role: string; content: string | null }[];
    };
    const turn = messages.filter(({ role }) => role === 'assistant').length;
    const reply = model === 'user' ? userReply(turn) : agentReply(turn);
    setTimeout(() => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: 'bench',
          object: 'chat.completion',
          created: 1,
          model,
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...reply } }],
          usage: { prompt_tokens: 1000, completion_tokens: 50, total_tokens: 1050 },
        }),
      );
    }, delay);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

/** Three turns of the user ... */
function userReply(turn: number): object {
  return { content: ['Hello, where is my order?', 'Please look.', 'Thank you. ###STOP###'][turn] ?? '###STOP###' };
}

/** ... and nine of the agent: calls, and words after every fourth. */
function agentReply(turn: number): object {
  if (turn === 4 || turn === 8) {
    return { content: 'I have looked into it.' };
  }
  const call = { name: 'list_all_product_types', arguments: '{}' };
  return { content: null, tool_calls: [{ id: `call_${turn}`, type: 'function', function: call }] };
}
