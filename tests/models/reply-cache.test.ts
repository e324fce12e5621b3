import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Model, ModelRequest } from '../../src/models/model.ts';
import { withReplyCache } from '../../src/models/reply-cache.ts';
import { clearReplyCache, replyCacheSize } from '../../src/models/reply-cache-size.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const parameters = { temperature: null, seed: null, reasoningEffort: null, extraBody: {} };
const question = (content: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  messages: [{ role: 'user', content }],
  ...more,
});

/** A model that numbers its answers and counts what it was asked. */
function counting(): Model & { asked: number } {
  const model = {
    name: 'counting',
    asked: 0,
    complete: async () => {
      model.asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { content: `answer ${model.asked}`, usage: { input_tokens: 10, output_tokens: 2 }, cost_usd: 0.5 };
    },
  };
  return model;
}

const files = async () => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));

describe('replies that were paid for', () => {
  it('are given again for nothing, also by another process', async () => {
    const model = counting();
    const first = await withReplyCache({ model, folder, parameters }).complete(question('why?'));
    expect(first).toMatchObject({ content: 'answer 1', cost_usd: 0.5 });
    const again = await withReplyCache({ model, folder, parameters }).complete(question('why?'));
    expect(again).toMatchObject({ content: 'answer 1', cost_usd: 0, cached: true, usage: { input_tokens: 10 } });
    expect(model.asked).toBe(1);
  });

  it('are told apart by question, sample, schema, model and parameters', async () => {
    const model = counting();
    const plain = withReplyCache({ model, folder, parameters });
    await plain.complete(question('a'));
    await plain.complete(question('b'));
    await plain.complete(question('a', { sample: 1 }));
    await plain.complete(question('a', { schema: { name: 'v', schema: {} } }));
    await withReplyCache({ model: { ...model, name: 'other' }, folder, parameters }).complete(question('a'));
    await withReplyCache({ model, folder, parameters: { ...parameters, temperature: 1 } }).complete(question('a'));
    expect(await files()).toHaveLength(6);
  });

  it('are asked for once where the same is asked at the same time', async () => {
    const model = counting();
    const cached = withReplyCache({ model, folder, parameters });
    const replies = await Promise.all([1, 2, 3].map(() => cached.complete(question('why?'))));
    expect(model.asked).toBe(1);
    expect(replies.map(({ cost_usd }) => cost_usd)).toEqual([0.5, 0, 0]);
  });

  it('are asked for again where a file is damaged, and where the reply was of no use', async () => {
    const model = counting();
    const cached = withReplyCache({ model, folder, parameters });
    await cached.complete(question('why?'));
    const [file] = await files();
    const path = join(folder, file!);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -5));
    expect((await cached.complete(question('why?'))).content).toBe('answer 2');
    await cached.forget?.(question('why?'));
    expect((await cached.complete(question('why?'))).content).toBe('answer 3');
  });

  it('are given all the same where they cannot be kept', async () => {
    const model = counting();
    await writeFile(join(folder, 'taken'), '');
    const cached = withReplyCache({ model, folder: join(folder, 'taken'), parameters });
    expect((await cached.complete(question('why?'))).content).toBe('answer 1');
  });

  it('can be counted and removed, and nothing else is', async () => {
    const cached = withReplyCache({ model: counting(), folder, parameters });
    await cached.complete(question('a'));
    await cached.complete(question('b'));
    await writeFile(join(folder, 'notes.txt'), 'mine');
    expect(await replyCacheSize(folder)).toMatchObject({ replies: 2 });
    expect(await clearReplyCache(folder)).toMatchObject({ replies: 2 });
    expect(await replyCacheSize(folder)).toEqual({ replies: 0, bytes: 0 });
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});
