import { describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { evidenceRules } from '../../src/analyze/evidence/index.ts';
import { type JudgeName, judges } from '../../src/analyze/judge/index.ts';
import type { Judge } from '../../src/analyze/judge/judge.ts';
import type { Model } from '../../src/models/model.ts';
import { agent, makeTrajectory, user } from '../support/make-trajectory.ts';

const reply = {
  reasoning: 'Nothing was done.',
  faults: [
    {
      description: 'The agent refused.',
      correct_behavior: 'Do it.',
      citations: [{ step: 1, quote: 'I cannot do that.' }],
      author: 'agent',
      type: 'wrong_refusal',
      step: 1,
      keys: [],
      severity: 'critical',
      confidence: 0.7,
    },
  ],
  root_fault: 0,
};
const model: Model = {
  name: 'canned',
  complete: async () => ({
    content: JSON.stringify(reply),
    usage: { input_tokens: null, output_tokens: null },
    cost_usd: 0.01,
  }),
};

function make(name: JudgeName): Judge {
  const row = judges[name];
  return row.needsModel ? row.create({ model, temperature: null, seed: null }) : row.create();
}

const file = await buildCaseFile({
  trajectory: makeTrajectory({
    turns: [user('Cancel #W1.'), agent('I cannot do that.'), user('Bye ###STOP###')],
    actions: [['cancel_pending_order', { order_id: '#W1', reason: 'no longer needed' }]],
  }),
  domain: 'retail',
});
const observations = evidenceRules.flatMap((rule) => rule(file));

describe.each(Object.keys(judges) as JudgeName[])('judge %s', (name) => {
  it('goes by its name, and says itself what its row says', async () => {
    const judge = make(name);
    expect(judge.identity.name).toBe(name);
    expect(judge.needsModel).toBe(judges[name].needsModel);
    expect(judge.identity.model === null).toBe(!judge.needsModel);
  });

  it('may be rerooted only where no model stands for the root', async () => {
    const judge = make(name);
    expect(judge.mayReroot).toBe(!judge.needsModel);
  });

  it('names a fault whose step is there, and cites words that stand where it says', async () => {
    const { faults, citations, cost_usd } = await make(name).judge({ file, observations });
    expect(faults[0]).toMatchObject({ author: 'agent', type: 'wrong_refusal', step: 1 });
    for (const { step, quote } of citations) {
      expect(file.trajectory.messages[step!]?.content).toContain(quote);
    }
    expect(cost_usd).toBe(name === 'rules' ? 0 : 0.01);
  });
});
