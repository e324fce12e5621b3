import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNames, UnreadableInputError } from '../../../src/records/formats/index.ts';
import { trajectorySchema } from '../../../src/records/trajectory.ts';
import { casesToTry, distance } from '../../support/effort.ts';
import { makeZip } from '../../support/make-zip.ts';
import { bytesInMemory } from './bytes-in-memory.ts';
import { fixture, readAll } from './reading.ts';

const apart = ['harbor-trial/ida__Q7rT2xk/agent/trajectory.json', 'tau2-voice/simulations/v-0.json'];
const names = [...readdirSync(fixture('.')).filter((name) => /\.jsonl?$/u.test(name)), ...apart];
const archives = ['inspect-library.eval', 'inspect-plain.eval'];
const contents = new Map([...names, ...archives].map((name) => [name, readFileSync(fixture(name))]));

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
    fc.asyncProperty(fc.constantFrom(...names, ...archives), bytes, async (name, edits) => {
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
  for (const name of [...names, ...archives]) {
    for (const format of forced) {
      await mustBeRead(contents.get(name) ?? '', format);
    }
  }
});

test('a log whose samples are changed anywhere, packed again, is read or refused, and never a crash', async () => {
  const { samples, ...header } = JSON.parse(contents.get('inspect-library.json')?.toString('utf8') ?? '{}');
  const [broken, played] = samples as readonly Record<string, unknown>[];
  const parts = [broken, played].map((sample) => ({ ...sample, events: [], events_data: null }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), changes, changes, async (sample, one, other) => {
      const files = [
        { name: 'header.json', content: JSON.stringify(other.reduce(mutate, header as unknown)) ?? 'null' },
        { name: 'samples/a_epoch_1.json', content: JSON.stringify(one.reduce(mutate, sample as unknown)) ?? 'null' },
      ];
      await mustBeRead(makeZip(files));
    }),
    { numRuns: casesToTry(150, 6000) },
  );
});

test('an archive that is cut anywhere, or changed in its directory, is read or refused, and never a crash', async () => {
  for (const name of archives) {
    const whole = contents.get(name) ?? Buffer.alloc(0);
    for (let length = 0; length < whole.length; length += distance(1999, 211)) {
      await mustBeRead(whole.subarray(0, length));
    }
    for (let at = 1; at < 700; at += distance(61, 5)) {
      for (const byte of [0x00, 0x7f, 0xff]) {
        const copy = Buffer.from(whole);
        copy[whole.length - at] = byte;
        await mustBeRead(copy);
      }
    }
  }
});
