import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Model, ModelReply, ModelRequest } from './model.ts';

const usageSchema = z.object({ input_tokens: z.number().nullable(), output_tokens: z.number().nullable() });

/** One kept reply: a file of its own, named by what was asked. */
const keptReplySchema = z.object({
  version: z.literal(1),
  model: z.string(),
  content: z.string(),
  finish_reason: z.enum(['length', 'content_filter', 'refusal']).nullable(),
  usage: usageSchema,
  /** What it cost when it was paid for; null where that was not known. */
  cost_usd: z.number().nullable(),
});

/** What makes the same question another call: settings of the model that its requests do not show. */
export interface CacheParameters {
  readonly temperature: number | null;
  readonly seed: number | null;
  readonly reasoningEffort: string | null;
  readonly extraBody: Readonly<Record<string, unknown>>;
}

/**
 * The same model with a memory on disk. A reply is found by the content of its call (messages, schema, sample, model, parameters), so
 * that a second run, another output folder and an equal question cost nothing; equal questions at the same time are asked once.
 * A kept reply that cannot be read is asked for again, and one that cannot be kept is given all the same.
 */
export function withReplyCache({
  model,
  folder,
  parameters,
}: {
  readonly model: Model;
  readonly folder: string;
  readonly parameters: CacheParameters;
}): Model {
  const underWay = new Map<string, Promise<ModelReply>>();
  return {
    name: model.name,
    forget: async (request) => {
      await rm(pathOf(folder, keyOf({ model: model.name, parameters, request })), { force: true });
    },
    complete: async (request) => {
      if ((request.tools?.length ?? 0) > 0) {
        return await model.complete(request);
      }
      const path = pathOf(folder, keyOf({ model: model.name, parameters, request }));
      const kept = await readKept(path);
      if (kept !== null) {
        return kept;
      }
      const same = underWay.get(path);
      if (same !== undefined) {
        return { ...(await same), cached: true, cost_usd: 0 };
      }
      const asked = model.complete(request).then(async (reply) => {
        await keep({ path, model: model.name, reply });
        return reply;
      });
      underWay.set(path, asked);
      try {
        return await asked;
      } finally {
        underWay.delete(path);
      }
    },
  };
}

/** SHA-256 in hex of everything that the reply depends on. */
function keyOf({
  model,
  parameters: { temperature, seed, reasoningEffort, extraBody },
  request: { messages, schema, sample },
}: {
  readonly model: string;
  readonly parameters: CacheParameters;
  readonly request: ModelRequest;
}): string {
  const asked = [1, model, temperature, seed, reasoningEffort, extraBody, messages, schema ?? null, sample ?? 0];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

function pathOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), `${key}.json`);
}

async function readKept(path: string): Promise<ModelReply | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const { content, finish_reason, usage } = keptReplySchema.parse(JSON.parse(text));
    return { content, sent: content, usage, cost_usd: 0, cached: true, ...(finish_reason && { finish_reason }) };
  } catch {
    return null;
  }
}

async function keep({
  path,
  model,
  reply,
}: {
  readonly path: string;
  readonly model: string;
  readonly reply: ModelReply;
}): Promise<void> {
  const { content, finish_reason = null, usage, cost_usd } = reply;
  const row: z.infer<typeof keptReplySchema> = { version: 1, model, content, finish_reason, usage, cost_usd };
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, JSON.stringify(row), { mode: 0o600 });
    await rename(unfinished, path);
  } catch {
    // A full disk must not lose the reply that was just paid for.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
