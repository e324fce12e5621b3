import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNames, UnreadableInputError } from '../../../src/records/formats/index.ts';
import { trajectorySchema } from '../../../src/records/trajectory.ts';
import { casesToTry } from '../../support/effort.ts';
import { bytesInMemory } from './bytes-in-memory.ts';
import { fixture, readAll } from './reading.ts';

const names = readdirSync(fixture('.')).filter((name) => /\.jsonl?$/u.test(name));
const contents = new Map(names.map((name) => [name, readFileSync(fixture(name))]));

/** Values that stand where nobody expects them. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e300, '', 'x', [], {}, [null], [[]], { role: 'user' }, [
    { type: 'tool_use' },
  ]),
  fc.constantFrom<unknown>(
    '{"name": "f"}',
    '[{"role": "user", "content": "x"}]',
    { type: 'tool-call' },
    { __proto__: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
type Change = { readonly at: number; readonly value: unknown; readonly drop: boolean };
const changes = fc.array(fc.record({ at: fc.nat(), value: odd, drop: fc.boolean() }), { minLength: 1, maxLength: 4 });

/** A value with some of its parts, counted from the top, replaced or dropped. */
function mutate(value: unknown, { at, value: odder, drop }: Change): unknown {
  const copy = structuredClone(value);
  const places: [container: Record<string, unknown> | unknown[], key: string | number][] = [];
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    for (const [key, item] of Array.isArray(node) ? node.entries() : Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit(item);
    }
  };
  visit(copy);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) {
    return odder;
  }
  const [container, key] = place;
  if (Array.isArray(container)) {
    container.splice(Number(key), 1, ...(drop ? [] : [odder]));
  } else if (drop) {
    delete container[key];
  } else {
    container[key] = odder;
  }
  return copy;
}

/** Reads bytes and holds what comes out to the schema; the only error that may come is the one for files that cannot be read. */
async function mustBeRead(content: Buffer | string, format?: string): Promise<void> {
  const result = await readAll({ path: 'odd.json', bytes: bytesInMemory(content), chunkBytes: 4096, format }).catch(
    (error: unknown) => error,
  );
  if (result instanceof UnreadableInputError) {
    return;
  }
  if (result instanceof Error) {
    throw result;
  }
  const { trajectories, unreadable } = result as Awaited<ReturnType<typeof readAll>>;
  for (const trajectory of trajectories) {
    expect(trajectorySchema.parse(trajectory)).toEqual(trajectory);
  }
  for (const { error } of unreadable) {
    expect(error).toMatch(/^odd\.json: /u);
  }
}

test('a record that is changed anywhere is read or refused, and never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), changes, async (name, list) => {
      const text = contents.get(name)?.toString('utf8') ?? '';
      const lines = name.endsWith('.jsonl') ? text.trim().split('\n') : [text];
      const mutated = lines.map((line) => JSON.stringify(list.reduce(mutate, JSON.parse(line) as unknown)) ?? 'null');
      await mustBeRead(mutated.join('\n'));
    }),
    { numRuns: casesToTry(400, 15_000) },
  );
});

test('bytes that are changed anywhere are read or refused, and never a crash', async () => {
  const bytes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), bytes, async (name, edits) => {
      const copy = Buffer.from(contents.get(name) ?? '');
      for (const [at, byte] of edits) {
        copy[at % copy.length] = byte;
      }
      await mustBeRead(copy);
    }),
    { numRuns: casesToTry(200, 6000) },
  );
});

test('a file that is forced to be read as any other format is read or refused', async () => {
  const forced = ['messages-at:messages', 'messages-at:*', 'messages-at:*.*', ...formatNames];
  for (const name of names) {
    for (const format of forced) {
      await mustBeRead(contents.get(name) ?? '', format);
    }
  }
});
