import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Model, ModelReply } from '../../../models/model.ts';
import type { Fault } from '../../../records/finding.ts';
import type { Judge, JudgeInput, Verdict } from '../judge.ts';
import { caseText } from './case-text.ts';
import { checkReply } from './check-reply.ts';
import { systemPrompt } from './prompt.ts';
import { type Reply, replySchema } from './reply.ts';

/** The model to ask and how it is to answer; null leaves a setting to the server. */
export interface LlmJudgeOptions {
  readonly model: Model;
  readonly temperature: number | null;
  readonly seed: number | null;
}

/** A judge that asks a model once for each run, and once more where the reply could not be used. */
export function createLlmJudge({ model, temperature, seed }: LlmJudgeOptions): Judge {
  const schema = z.toJSONSchema(replySchema) as Record<string, unknown>;
  const prompt_hash = createHash('sha256')
    .update(systemPrompt)
    .update(JSON.stringify(schema))
    .digest('hex')
    .slice(0, 16);
  return {
    identity: { name: 'llm', model: model.name, prompt_hash, parameters: { temperature, seed } },
    mayReroot: false,
    needsModel: true,
    judge: async (input) => judgeWith({ model, schema, input }),
  };
}

async function judgeWith({
  model,
  schema,
  input,
}: {
  readonly model: Model;
  readonly schema: Record<string, unknown>;
  readonly input: JudgeInput;
}): Promise<Verdict> {
  const messages = [
    { role: 'system' as const, content: systemPrompt },
    { role: 'user' as const, content: caseText(input) },
  ];
  const ask = (extra: typeof messages | { role: 'assistant' | 'user'; content: string }[]) =>
    model.complete({ messages: [...messages, ...extra], schema: { name: 'verdict', schema }, signal: input.signal });
  const first = await ask([]);
  const checked = checkReply(first.content, input.file.trajectory);
  if (checked.reply) {
    return toVerdict(checked.reply, [first]);
  }
  const second = await ask([
    { role: 'assistant', content: first.content },
    {
      role: 'user',
      content: `That reply cannot be used: ${checked.problem} Answer again, as one JSON object of the required shape and nothing else.`,
    },
  ]);
  const again = checkReply(second.content, input.file.trajectory);
  if (again.reply) {
    return toVerdict(again.reply, [first, second]);
  }
  throw new Error(`the model's reply could not be used, nor the one it gave when asked again: ${again.problem}`);
}

function toVerdict(reply: Reply, replies: readonly ModelReply[]): Verdict {
  const ordered = [
    ...reply.faults.slice(reply.root_fault, reply.root_fault + 1),
    ...reply.faults.filter((_, index) => index !== reply.root_fault),
  ];
  const [root, ...others] = ordered.map(
    (fault): Fault => ({
      author: fault.author,
      type: fault.type,
      step: fault.step,
      severity: fault.severity,
      confidence: fault.confidence,
      description: fault.description,
      correct_behavior: fault.correct_behavior,
      keys: fault.keys,
    }),
  );
  if (!root) {
    throw new Error('the reply names no fault.');
  }
  const costs = replies.map((one) => one.cost_usd);
  return {
    faults: [root, ...others],
    citations: reply.faults.flatMap((fault) =>
      fault.citations.map(({ step, quote }) => ({
        rule: 'judge',
        step,
        call: null,
        quote,
        text: fault.description,
      })),
    ),
    cost_usd: costs.some((cost) => cost === null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  };
}
