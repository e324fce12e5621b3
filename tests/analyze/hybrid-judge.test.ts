import { describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { evidenceRules } from '../../src/analyze/evidence/index.ts';
import { createHybridJudge } from '../../src/analyze/judge/hybrid/hybrid-judge.ts';
import { createLlmJudge } from '../../src/analyze/judge/llm/llm-judge.ts';
import type { Model, ModelRequest } from '../../src/models/model.ts';
import type { JudgeReply } from '../../src/records/judge-reply.ts';
import { agent, call, makeTrajectory, tool, user } from '../support/make-trajectory.ts';

interface Said {
  readonly author: string;
  readonly type: string;
  readonly step: number;
  readonly choice?: string | null;
  readonly quote?: string;
}

/** A model that says these things one after another, the last one again and again. */
function saying(name: string, ...all: readonly Said[]): Model & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  return {
    name,
    asked,
    complete: async (request) => {
      asked.push(request);
      const { author, type, step, choice = null, quote = 'order' } = all[Math.min(asked.length, all.length) - 1]!;
      const content = JSON.stringify({
        reasoning: 'Because.',
        faults: [
          {
            citations: [{ step, quote }],
            description: `It was the ${author}.`,
            correct_behavior: 'Do better.',
            author,
            type,
            step,
            keys: [],
            severity: 'critical',
            confidence: 0.8,
          },
        ],
        root_fault: 0,
        choice,
      });
      return { content, usage: { input_tokens: 100, output_tokens: 10 }, cost_usd: 0.01 };
    },
  };
}

async function inputOf(trajectory: Parameters<typeof buildCaseFile>[0]['trajectory']) {
  const file = await buildCaseFile({ trajectory, domain: 'retail' });
  return { file, observations: evidenceRules.flatMap((rule) => rule(file)) };
}

/** Nobody says which order: the chain leaves it open who chose. */
const open = makeTrajectory({
  instruction: 'You want the order with the lamp cancelled.',
  turns: [
    user('Hello, an order please.'),
    agent('I can cancel order #W2 or look into your other order. Is that right?'),
    user('That order, whatever.'),
    call('cancel_pending_order', { order_id: '#W2', reason: 'no longer needed' }),
    tool('{"status": "cancelled"}'),
    agent('Your order is gone.'),
    user('Bye ###STOP###'),
  ],
  actions: [['cancel_pending_order', { order_id: '#W1', reason: 'no longer needed' }]],
});

const settled = makeTrajectory({
  turns: [user('Cancel order #W1.'), agent('I cannot do that order.'), user('Bye ###STOP###')],
  actions: [['cancel_pending_order', { order_id: '#W1', reason: 'no longer needed' }]],
});

const options = { temperature: null, seed: null };

describe('rules and a model together', () => {
  it('ask nobody about what the rules settle', async () => {
    const model = saying('m', { author: 'user', type: 'user_omitted', step: 0 });
    const verdict = await createHybridJudge({ ...options, model }).judge(await inputOf(settled));
    expect(verdict.faults[0]).toMatchObject({ author: 'agent', type: 'wrong_refusal' });
    expect(verdict.cost_usd).toBe(0);
    expect(model.asked).toHaveLength(0);
  });

  it('are surer than each alone where they agree, and cost what the model costs', async () => {
    const input = await inputOf(open);
    const rules = await createHybridJudge({
      ...options,
      model: saying('m', { author: 'undetermined', type: 'undetermined', step: 0 }),
    }).judge(input);
    const [root] = rules.faults;
    const model = saying('m', { author: root.author, type: root.type, step: root.step ?? 0 });
    const verdict = await createHybridJudge({ ...options, model }).judge(input);
    expect(verdict.faults[0].author).toBe(root.author);
    expect(verdict.faults[0].confidence).toBeGreaterThan(root.confidence);
    expect(verdict.attribution?.status).toBe('supported');
    expect(verdict.cost_usd).toBeCloseTo(0.01);
    expect(verdict.replies).toHaveLength(1);
  });

  it('keep both readings where they differ, and call the run contested', async () => {
    const model = saying('m', { author: 'environment', type: 'ground_truth_defect', step: 2 });
    const verdict = await createHybridJudge({ ...options, model }).judge(await inputOf(open));
    expect(verdict.attribution?.status).toBe('contested');
    expect(new Set(verdict.attribution?.candidates.map(({ author }) => author))).toContain('environment');
    expect(verdict.attribution?.candidates.length).toBeGreaterThan(1);
    expect(verdict.faults[0].confidence).toBeLessThan(0.6);
  });

  it('ask a second model about what stays contested, and only about that', async () => {
    const model = saying('m', { author: 'environment', type: 'ground_truth_defect', step: 2 });
    const second = saying('n', { author: 'environment', type: 'ground_truth_defect', step: 2 });
    const judge = createHybridJudge({ ...options, model, escalateTo: second });
    const verdict = await judge.judge(await inputOf(open));
    expect(verdict.faults[0].author).toBe('environment');
    expect(verdict.attribution?.status).toBe('supported');
    expect(second.asked).toHaveLength(1);
    await judge.judge(await inputOf(settled));
    expect(second.asked).toHaveLength(1);
  });
});

describe('votes', () => {
  const usual = { author: 'user', type: 'user_omitted', step: 2 };
  const other = { author: 'agent', type: 'wrong_argument', step: 3, quote: 'cancel_pending_order' };

  it('go by the majority, whose share is the confidence', async () => {
    const model = saying('m', usual, other, usual);
    const verdict = await createLlmJudge({ ...options, model, votes: 3 }).judge(await inputOf(open));
    expect(verdict.faults[0]).toMatchObject({ author: 'user', confidence: 2 / 3 });
    expect(verdict.attribution?.status).toBe('supported');
    expect(model.asked.map(({ sample }) => sample)).toEqual([undefined, 1, 2]);
    expect(verdict.cost_usd).toBeCloseTo(0.03);
  });

  it('without a majority are contested, with every opinion as a candidate', async () => {
    const third = { author: 'environment', type: 'tool_defect', step: 4, quote: 'cancelled' };
    const model = saying('m', usual, other, third);
    const verdict = await createLlmJudge({ ...options, model, votes: 3 }).judge(await inputOf(open));
    expect(verdict.attribution?.status).toBe('contested');
    expect(verdict.attribution?.candidates.map(({ author }) => author)).toEqual(['user', 'agent', 'environment']);
  });

  it('tell each reply as it comes, with tokens and reasons', async () => {
    const replies: JudgeReply[] = [];
    const model = saying('m', usual);
    await createLlmJudge({ ...options, model }).judge({
      ...(await inputOf(open)),
      onReply: (reply) => replies.push(reply),
    });
    expect(replies).toMatchObject([
      { model: 'm', judge: 'llm', attempt: 1, reasoning: 'Because.', input_tokens: 100, problem: null, cached: false },
    ]);
  });

  it('leave out quotes that do not stand, and say so', async () => {
    const model: Model = {
      name: 'm',
      complete: async (request) => {
        const good = await saying('m', usual).complete(request);
        const reply = JSON.parse(good.content);
        reply.faults[0].citations.push({ step: 3, quote: 'never said' });
        return { ...good, content: JSON.stringify(reply) };
      },
    };
    const verdict = await createLlmJudge({ ...options, model }).judge(await inputOf(open));
    expect(verdict.citations.map(({ quote }) => quote)).toEqual(['order', null]);
    expect(verdict.citations.at(-1)?.text).toContain('does not stand in the record');
  });
});
