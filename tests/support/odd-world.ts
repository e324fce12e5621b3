/** A world that misbehaves as its first argument says; otherwise it has one tool that counts. For `node --import tsx`-free use it is plain JavaScript in spirit. */
import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [way = 'right', mark = ''] = process.argv.slice(2);
const counts = new Map<string, number>();
let made = 0;
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

/** Whether this is the first process that gets here. */
const firstTime = () => {
  const first = !existsSync(mark);
  writeFileSync(mark, '');
  return first;
};

if (way === 'chatty') {
  process.stdout.write('Welcome to my world!\n');
}
if (way === 'deaf') {
  process.stdin.on('end', () => undefined);
  setInterval(() => undefined, 1000);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, op, episode, calls = [], value } = JSON.parse(line);
  if (op === 'hello') {
    say({ id, result: { protocol: way === 'newer' ? 2 : 1, name: 'odd', domains: ['counting'], numbers: 'json' } });
  } else if (op === 'echo') {
    say({ id, result: { value } });
  } else if (op === 'tools') {
    say({ id, result: { tools: [{ name: 'count', kind: 'write', requestor: 'assistant' }] } });
  } else if (op === 'reset') {
    made += 1;
    counts.set(String(made), way === 'other' && existsSync(mark) ? 100 : 0);
    say({ id, result: { episode: String(made) } });
  } else if (op === 'batch' && (way === 'dies' || (way === 'dies-later' && counts.get(episode) === 1))) {
    process.stderr.write('the disk is gone\n');
    process.exit(9);
  } else if (op === 'batch' && (way === 'dies-once' || way === 'other') && counts.get(episode) === 1 && firstTime()) {
    process.exit(9);
  } else if (op === 'batch' && way === 'silent') {
    // No answer.
  } else if (op === 'batch' && way === 'short') {
    say({ id, result: { steps: [] } });
  } else if (op === 'batch' && way === 'shapeless') {
    say({ id, result: { steps: [{ observation: 5 }] } });
  } else if (op === 'batch' && way === 'unasked') {
    say({ id: 4711, result: {} });
  } else if (op === 'batch' && way === 'endless') {
    const more = () => process.stdout.write('x'.repeat(1_000_000), more);
    more();
  } else if (op === 'batch') {
    const steps = calls.map(() => {
      counts.set(episode, (counts.get(episode) ?? 0) + 1);
      return { observation: String(counts.get(episode)), kind: 'write', failed: false };
    });
    say({ id, result: { steps } });
  } else if (op === 'hash') {
    say({ id, result: { agent: String(counts.get(episode)) } });
  } else if (op === 'end') {
    say({ id, result: {} });
  } else {
    say({ id, error: { code: 'unsupported', message: `no ${op} here` } });
  }
}
