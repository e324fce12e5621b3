import { describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../../../src/analyze/case/build-case-file.ts';
import { lookOver, rulesJudge } from '../../../../src/analyze/judge/rules/rules-judge.ts';
import { makeTrajectory, user } from '../../../support/make-trajectory.ts';
import { plain, told } from './told.ts';

describe('a run that passed', () => {
  it('is told of each breach of the policy', () => {
    const verdict = lookOver([
      told('write_unintended', 1),
      plain('write_without_yes', 4),
      told('forbidden_write', 6),
      plain('replay', null),
    ]);
    expect(verdict).toMatchInlineSnapshot(`
      {
        "citations": [],
        "cost_usd": 0,
        "faults": [
          {
            "author": "agent",
            "confidence": 0.4,
            "correct_behavior": "Keep to the policy also where the grader does not look.",
            "description": "The run passed, but a rule of the policy was not kept: write_without_yes was seen.",
            "keys": [],
            "severity": "minor",
            "step": 4,
            "type": "policy_violation",
          },
          {
            "author": "agent",
            "confidence": 0.94,
            "correct_behavior": "Keep to the policy also where the grader does not look.",
            "description": "The run passed, but a rule of the policy was not kept: forbidden_write was seen.",
            "keys": [],
            "severity": "minor",
            "step": 6,
            "type": "policy_violation",
          },
        ],
      }
    `);
  });

  it('has no fault where no rule of the policy was broken', () => {
    expect(lookOver([told('write_unintended', 1)])).toMatchInlineSnapshot(`
      {
        "citations": [],
        "cost_usd": 0,
        "faults": [
          {
            "author": "undetermined",
            "confidence": 0.9,
            "correct_behavior": null,
            "description": "The run passed, and no rule found a fault in it.",
            "keys": [],
            "severity": "minor",
            "step": null,
            "type": "undetermined",
          },
        ],
      }
    `);
  });
});

describe('the rules judge', () => {
  const fileOf = (reward: number) =>
    buildCaseFile({ trajectory: makeTrajectory({ turns: [user('Hello ###STOP###')], reward }), domain: null });
  const observations = [told('write_unintended', 1), plain('write_without_yes', 4)];

  it('says who it is: no model, no prompt', () => {
    expect(rulesJudge.identity).toEqual({ name: 'rules', model: null, prompt_hash: null, parameters: {} });
  });

  it('decides on a run that failed, and looks a passing one over', async () => {
    const failed = await rulesJudge.judge({ file: await fileOf(0), observations });
    expect(failed.faults).toMatchObject([{ severity: 'critical', description: 'write_unintended at 1' }]);
    const passed = await rulesJudge.judge({ file: await fileOf(1), observations });
    expect(passed.faults).toMatchObject([{ severity: 'minor', step: 4 }]);
  });
});
