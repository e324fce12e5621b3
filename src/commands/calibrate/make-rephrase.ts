import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Rephrase } from '../../calibrate/rephrase.ts';
import { createOpenAiModel } from '../../models/openai-model.ts';
import { resolveModel } from '../../models/providers.ts';
import type { Environment } from '../context/environment.ts';
import { asUsageError } from '../errors/usage-error.ts';
import type { CalibrateRequest } from './command.ts';

const rowSchema = z.object({ key: z.string(), words: z.string() });

/** A model that says turns in other words. What it said is kept in a file, so that nothing is paid for twice. */
export async function makeRephrase({
  request: { model: name, modelProvider, platform, baseUrl, seed },
  environment,
  path,
  signal,
}: {
  readonly request: CalibrateRequest & { readonly model: string };
  readonly environment: Environment;
  /** File of what was said, JSON lines. */
  readonly path: string;
  readonly signal: AbortSignal;
}): Promise<Rephrase> {
  const model = asUsageError(() =>
    createOpenAiModel({
      target: resolveModel({
        model: name,
        provider: modelProvider ?? platform ?? undefined,
        baseUrl: baseUrl ?? undefined,
        environment,
      }),
      seed,
    }),
  );
  const known = await readKnown(path);
  return async (speaker, text) => {
    const key = createHash('sha256')
      .update(JSON.stringify([name, seed, speaker, text]))
      .digest('hex');
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    const { content } = await model.complete({
      messages: [
        { role: 'system', content: orders[speaker] },
        { role: 'user', content: text },
      ],
      signal,
    });
    known.set(key, content);
    await appendFile(path, `${JSON.stringify({ key, words: content })}\n`);
    return content;
  };
}

const common =
  'Say the message that you are given in your own words, with the same meaning, and answer with these words alone. Keep every number, id, date, amount, address and name exactly as it is. Add nothing, promise nothing, ask nothing that is not in it; a question stays a question, a yes a yes, a no a no.';

const orders = {
  agent: `You write as an agent of a customer service chat. ${common}`,
  user: `You write as a customer in a chat with customer service, informally. ${common}`,
};

/** A line that a crash cut short is left out; it is asked for again. */
async function readKnown(path: string): Promise<Map<string, string>> {
  const text = existsSync(path) ? await readFile(path, 'utf8') : '';
  const known = new Map<string, string>();
  for (const line of text.split('\n')) {
    try {
      const row = rowSchema.safeParse(JSON.parse(line));
      if (row.success) {
        known.set(row.data.key, row.data.words);
      }
    } catch {
      // Not a whole line.
    }
  }
  return known;
}
