import type { ChatMessage, Model, ModelReply, ModelRequest } from '../../../models/model.ts';
import { ModelError } from '../../../models/model.ts';
import type { Candidate } from '../../../records/attribution.ts';
import type { JudgeReply } from '../../../records/judge-reply.ts';
import { isPassed } from '../../../records/reward.ts';
import type { JudgeInput } from '../judge.ts';
import { caseText } from './case-text.ts';
import { checkReply, type UsableReply } from './check-reply.ts';
import { shortLimits } from './message-text.ts';
import { objectIn } from './object-in.ts';
import { standingOrders } from './prompt.ts';

/** What came of one question: a reply that can be used, and everything that was sent on the way to it. */
export interface Answer extends UsableReply {
  readonly replies: readonly JudgeReply[];
}

/** One question to a model. */
export interface Question {
  readonly model: Model;
  readonly judge: string;
  readonly schema: Record<string, unknown>;
  readonly input: JudgeInput;
  readonly candidates: readonly Candidate[];
  readonly sample: number;
}

/**
 * Asks once, and once more where the reply could not be used, with the reason. A case that does not fit the model's context is asked
 * about again in a shorter form that says what was left out. Throws an Error that names what it was: a refusal, a content filter, a
 * reply that was cut off, a case that is too long, or two replies that could not be used.
 */
export async function askModel(question: Question): Promise<Answer> {
  const replies: JudgeReply[] = [];
  const opening = messagesFor(question, false);
  const { messages, reply: first } = await askShorter(question, opening);
  const checked = check(question, first, 1, replies);
  if (checked.usable) {
    return { ...checked.usable, replies };
  }
  const further: readonly ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.content },
    {
      role: 'user',
      content: `That reply cannot be used: ${checked.problem} Answer again, as one JSON object of the required shape and nothing else.`,
    },
  ];
  const second = await complete(question, further);
  const again = check(question, second, 2, replies);
  if (again.usable) {
    return { ...again.usable, replies };
  }
  await Promise.all([messages, further].map((asked) => question.model.forget?.(requestOf(question, asked))));
  throw new Error(`the model's reply could not be used, nor the one it gave when asked again: ${again.problem}`);
}

async function askShorter(
  question: Question,
  messages: readonly ChatMessage[],
): Promise<{ readonly messages: readonly ChatMessage[]; readonly reply: ModelReply }> {
  try {
    return { messages, reply: await complete(question, messages) };
  } catch (error) {
    if (!(error instanceof ModelError && error.overflow)) {
      throw error;
    }
    const shorter = messagesFor(question, true);
    try {
      return { messages: shorter, reply: await complete(question, shorter) };
    } catch (again) {
      if (again instanceof ModelError && again.overflow) {
        throw new Error(`the run does not fit the model's context, not even in its short form: ${again.message}`);
      }
      throw again;
    }
  }
}

function messagesFor({ input, candidates }: Question, short: boolean): ChatMessage[] {
  const passed = isPassed(input.file.trajectory.reward);
  const content = caseText({
    input,
    candidates,
    ...(short && {
      limits: shortLimits,
      leftOut: `To make it fit, only the beginning and the end of messages over ${shortLimits.words} characters and of tool results over ${shortLimits.result} are shown.`,
    }),
  });
  return [
    { role: 'system', content: passed ? standingOrders.passed : standingOrders.failed },
    { role: 'user', content },
  ];
}

function complete(question: Question, messages: readonly ChatMessage[]): Promise<ModelReply> {
  return question.model.complete(requestOf(question, messages));
}

function requestOf({ schema, input, sample }: Question, messages: readonly ChatMessage[]): ModelRequest {
  return {
    messages,
    schema: { name: 'verdict', schema },
    signal: input.signal,
    ...(sample > 0 && { sample }),
  };
}

function check(
  { model, judge, input, candidates, sample }: Question,
  reply: ModelReply,
  attempt: number,
  replies: JudgeReply[],
): ReturnType<typeof checkReply> {
  const cut = cutBy(reply);
  const checked = checkReply({
    content: reply.content,
    trajectory: input.file.trajectory,
    candidates: candidates.length,
  });
  const problem = checked.usable ? null : (cut ?? checked.problem);
  const reasoning = checked.usable?.reply.reasoning ?? reasoningIn(reply.content);
  const kept: JudgeReply = {
    trajectory: input.file.trajectory.id,
    judge,
    model: model.name,
    sample,
    attempt,
    reasoning,
    content: reply.content,
    problem,
    ...reply.usage,
    cost_usd: reply.cost_usd,
    cached: reply.cached ?? false,
  };
  replies.push(kept);
  input.onReply?.(kept);
  if (checked.usable) {
    return checked;
  }
  if (reply.finish_reason === 'refusal') {
    throw new Error(`the model refused to judge this run: ${reply.content.slice(0, 200)}`);
  }
  if (reply.finish_reason === 'content_filter') {
    throw new Error("the provider's content filter held the reply back.");
  }
  return { problem: cut ?? checked.problem };
}

function cutBy({ finish_reason, usage }: ModelReply): string | null {
  const after = usage.output_tokens === null ? '' : ` after ${usage.output_tokens} tokens`;
  return finish_reason === 'length' ? `it was cut off${after}, so be shorter.` : null;
}

function reasoningIn(content: string): string | null {
  const value = objectIn(content);
  const reasoning = typeof value === 'object' && value !== null ? Reflect.get(value, 'reasoning') : null;
  return typeof reasoning === 'string' ? reasoning : null;
}
