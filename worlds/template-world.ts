/** A world of your own: fill in the state and the tools. tau-triage analyze run.json --world "npx tsx my-world.ts" */
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';

type State = { notes: Record<string, { text: string }> };
type Call = { requestor: string; name: string; arguments: Record<string, string> };
type Request = {
  id: number;
  op: string;
  value?: unknown;
  domain?: string;
  episode?: string;
  calls?: Call[];
  actions?: Call[];
  env_assertions?: unknown[];
};

const start: State = { notes: { n1: { text: 'hello' } } };
const tools: Record<string, { kind: 'read' | 'write'; run: (state: State, given: Record<string, string>) => string }> =
  {
    read_note: {
      kind: 'read',
      run: (state, given) => {
        const note = state.notes[given['note_id'] ?? ''];
        if (note === undefined) {
          throw new Error('note not found');
        }
        return JSON.stringify(note);
      },
    },
    write_note: {
      kind: 'write',
      run: (state, given) => {
        state.notes[String(given['note_id'])] = { text: String(given['text']) };
        return 'done';
      },
    },
  };
const episodes = new Map<string, State>();
let count = 0;

function step(state: State, call: Call) {
  const tool = Object.hasOwn(tools, call.name) ? tools[call.name] : undefined;
  try {
    if (tool === undefined) {
      throw new Error(`unknown tool ${call.name}`);
    }
    return { observation: tool.run(state, call.arguments), kind: tool.kind, failed: false };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { observation: `Error: ${message}`, kind: tool?.kind ?? null, failed: true };
  }
}

function keep(state: State) {
  count += 1;
  episodes.set(String(count), state);
  return { episode: String(count) };
}

function difference(expected: State, actual: State) {
  return Object.keys({ ...expected.notes, ...actual.notes }).flatMap((key) => {
    const [left, right] = [expected.notes[key] ?? null, actual.notes[key] ?? null];
    const same = JSON.stringify(left) === JSON.stringify(right);
    return same ? [] : [{ table: 'notes', key, field: '', expected: left, actual: right }];
  });
}

function answer({ op, domain, episode = '', value, calls = [], actions = [], env_assertions = [] }: Request): object {
  if (op === 'hello') {
    return { protocol: 1, name: 'my world', domains: ['notes'], numbers: 'json' };
  }
  if (op === 'echo') {
    return { value };
  }
  if (op === 'tools' && domain === 'notes') {
    return { tools: Object.entries(tools).map(([name, { kind }]) => ({ name, kind, requestor: 'assistant' })) };
  }
  if (op === 'reset' && domain === 'notes') {
    return keep(structuredClone(start));
  }
  const state = episodes.get(episode);
  if (state === undefined) {
    throw new Error(`no such operation, domain or episode: ${op}`);
  }
  if (op === 'batch') {
    return { steps: calls.map((call) => step(state, call)) };
  }
  if (op === 'fork') {
    return keep(structuredClone(state));
  }
  if (op === 'hash') {
    return { agent: createHash('sha256').update(JSON.stringify(state)).digest('hex') };
  }
  if (op === 'grade') {
    const expected = structuredClone(start);
    for (const action of actions) {
      step(expected, action);
    }
    const rows = difference(expected, state);
    return { agent_matches: rows.length === 0, difference: rows, assertions: env_assertions.map(() => false) };
  }
  episodes.delete(episode);
  return {};
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id = null, ...rest } = JSON.parse(line);
  let reply: object;
  try {
    reply = { result: answer({ id, ...rest }) };
  } catch (error) {
    const code = rest.op === 'expected' ? 'unsupported' : 'failed';
    reply = { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
  process.stdout.write(`${JSON.stringify({ id, ...reply })}\n`);
}
