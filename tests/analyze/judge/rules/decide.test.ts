import { describe, expect, it } from 'vitest';
import type { RuleName } from '../../../../src/analyze/evidence/rule-table.ts';
import { confidenceOf } from '../../../../src/analyze/judge/rules/confidence-of.ts';
import { decide } from '../../../../src/analyze/judge/rules/rules-judge.ts';
import { plain, told } from './told.ts';

type Fact = readonly [rule: RuleName, step: number | null];

/** The faults of a verdict on facts, each as its severity, its rule and its step. */
const verdictOn = (facts: readonly Fact[]) =>
  decide(facts.map(([rule, step]) => told(rule, step))).faults.map(
    ({ severity, description }) => `${severity} ${description}`,
  );

interface Case {
  readonly it: string;
  readonly facts: readonly Fact[];
  readonly faults: readonly string[];
}

const roots: readonly Case[] = [
  {
    it: 'takes what broke before a flaw of the benchmark',
    facts: [
      ['write_wrong_argument', 1],
      ['passes_corrected', null],
      ['crash', 9],
    ],
    faults: ['critical crash at 9', 'major passes_corrected at null', 'major write_wrong_argument at 1'],
  },
  {
    it: 'takes the first rule of its phase, wherever it stands',
    facts: [
      ['empty_run', 1],
      ['crash', 2],
      ['context_overflow', 3],
    ],
    faults: ['critical crash at 2', 'major empty_run at 1', 'major context_overflow at 3'],
  },
  {
    it: 'takes of two facts by one rule the one told first',
    facts: [
      ['list_order', 7],
      ['list_order', 3],
    ],
    faults: ['critical list_order at 7', 'major list_order at 3'],
  },
  {
    it: 'takes a flaw of the benchmark before a wrong write',
    facts: [
      ['write_wrong_argument', 3],
      ['list_order', 5],
    ],
    faults: ['critical list_order at 5', 'major write_wrong_argument at 3'],
  },
  {
    it: 'takes the earliest wrong write',
    facts: [
      ['write_wrong_tool', 7],
      ['write_unintended', 3],
      ['write_wrong_argument', 5],
    ],
    faults: ['critical write_unintended at 3', 'major write_wrong_argument at 5', 'major write_wrong_tool at 7'],
  },
  {
    it: 'takes of two wrong writes at one step the one told first, and leaves the other out',
    facts: [
      ['forbidden_write', 3],
      ['write_unintended', 3],
    ],
    faults: ['critical forbidden_write at 3'],
  },
  {
    it: 'takes a write without a place for the first of all',
    facts: [
      ['write_unintended', 1],
      ['forbidden_write', null],
    ],
    faults: ['critical forbidden_write at null', 'major write_unintended at 1'],
  },
  {
    it: 'keeps a write at the first message before one without a place that was told later',
    facts: [
      ['write_unintended', 0],
      ['forbidden_write', null],
    ],
    faults: ['critical write_unintended at 0', 'major forbidden_write at null'],
  },
  {
    it: 'takes a wrong write before the early stop that followed',
    facts: [
      ['early_stop', 6],
      ['write_unintended', 2],
    ],
    faults: ['critical write_unintended at 2', 'major early_stop at 6'],
  },
  {
    it: 'takes an early stop before a call that was only rejected',
    facts: [
      ['rejected_call', 2],
      ['early_stop', 6],
    ],
    faults: ['critical early_stop at 6', 'minor rejected_call at 2'],
  },
  { it: 'takes an early stop by itself', facts: [['early_stop', 6]], faults: ['critical early_stop at 6'] },
  {
    it: 'takes an early stop before what was left undone and unsaid',
    facts: [
      ['output_missing', 4],
      ['early_stop', 6],
    ],
    faults: ['critical early_stop at 6', 'major output_missing at 4'],
  },
  {
    it: 'takes a wrong write before what was left undone',
    facts: [
      ['refusal', 1],
      ['write_unintended', 2],
    ],
    faults: ['critical write_unintended at 2', 'major refusal at 1'],
  },
  {
    it: 'takes what was left undone before what was not said',
    facts: [
      ['output_missing', 1],
      ['stopped_short', 4],
    ],
    faults: ['critical stopped_short at 4', 'major output_missing at 1'],
  },
  {
    it: 'takes the step limit where a run was cut off at work',
    facts: [
      ['stopped_short', 4],
      ['step_limit', 9],
    ],
    faults: ['critical step_limit at 9', 'major stopped_short at 4'],
  },
  {
    it: 'takes a refusal before the step limit',
    facts: [
      ['stopped_short', 4],
      ['refusal', 5],
      ['step_limit', 9],
    ],
    faults: ['critical refusal at 5', 'minor step_limit at 9'],
  },
  { it: 'takes the step limit by itself', facts: [['step_limit', 9]], faults: ['critical step_limit at 9'] },
  {
    it: 'takes the step limit where nobody was told in time',
    facts: [
      ['output_missing', 4],
      ['step_limit', 9],
    ],
    faults: ['critical step_limit at 9', 'major output_missing at 4'],
  },
  {
    it: 'takes an output that was never due before the limit for missing',
    facts: [
      ['output_missing', null],
      ['step_limit', 9],
    ],
    faults: ['critical output_missing at null', 'minor step_limit at 9'],
  },
  {
    it: 'takes a wrong output before the step limit',
    facts: [
      ['output_near_miss', 4],
      ['step_limit', 9],
    ],
    faults: ['critical output_near_miss at 4', 'minor step_limit at 9'],
  },
  {
    it: 'takes a missing output by itself',
    facts: [['output_missing', 4]],
    faults: ['critical output_missing at 4'],
  },
  {
    it: 'takes the output in another form before one that is missing',
    facts: [
      ['output_missing', 4],
      ['output_other_form', 6],
    ],
    faults: ['critical output_other_form at 6', 'major output_missing at 4'],
  },
];

const others: readonly Case[] = [
  {
    it: 'names of the ways to leave something undone only the first',
    facts: [
      ['write_unintended', 2],
      ['stopped_short', 5],
      ['false_completion_claim', 7],
      ['refusal', 6],
    ],
    faults: ['critical write_unintended at 2', 'major false_completion_claim at 7'],
  },
  {
    it: 'names none of them beside another of them',
    facts: [
      ['refusal', 3],
      ['stopped_short', 5],
      ['output_missing', 7],
    ],
    faults: ['critical refusal at 3', 'major output_missing at 7'],
  },
  {
    it: 'names none of them after an early stop',
    facts: [
      ['early_stop', 4],
      ['stopped_short', 3],
    ],
    faults: ['critical early_stop at 4'],
  },
  {
    it: 'names none of them beside a write that locked them out',
    facts: [
      ['lock_out', 2],
      ['stopped_short', 3],
    ],
    faults: ['critical lock_out at 2'],
  },
  {
    it: 'stands in the order of steps, without a step first',
    facts: [
      ['crash', 9],
      ['write_unintended', 7],
      ['output_missing', null],
      ['write_wrong_tool', 5],
    ],
    faults: [
      'critical crash at 9',
      'major output_missing at null',
      'major write_wrong_tool at 5',
      'major write_unintended at 7',
    ],
  },
  {
    it: 'stands in the order told where the steps are the same',
    facts: [
      ['crash', 9],
      ['write_unintended', 0],
      ['output_missing', null],
    ],
    faults: ['critical crash at 9', 'major write_unintended at 0', 'major output_missing at null'],
  },
];

describe('the root', () => {
  it.each(roots)('$it', ({ facts, faults }) => {
    expect(verdictOn(facts)).toEqual(faults);
  });
});

describe('what else went wrong', () => {
  it.each(others)('$it', ({ facts, faults }) => {
    expect(verdictOn(facts)).toEqual(faults);
  });
});

describe('a verdict', () => {
  it('says of a fault what its rule suspects, as sure as its chain of custody', () => {
    const custody = {
      certainty: 'contested' as const,
      links: [],
      readings: [{ author: 'user' as const, type: 'user_ungrounded' as const, step: 2, quote: null, because: '' }],
    } as const;
    const root = {
      author: 'user' as const,
      type: 'user_ungrounded' as const,
      step: 2,
      keys: ['size', 'colour'],
      description: 'The user asked for blue.',
      correct_behavior: 'Ask for red.',
    };
    const { faults, citations, cost_usd } = decide([
      plain('replay', null),
      told('write_wrong_argument', 3, { ...root, custody }),
    ]);
    const confidence = confidenceOf({ rule: 'write_wrong_argument', certainty: 'contested' });
    expect(faults).toEqual([{ ...root, severity: 'critical', confidence }]);
    expect(confidence).not.toBe(confidenceOf({ rule: 'write_wrong_argument', certainty: null }));
    expect({ citations, cost_usd }).toEqual({ citations: [], cost_usd: 0 });
  });

  it('is as sure as its rule where there is no chain', () => {
    expect(decide([told('refusal', 3)]).faults[0].confidence).toBe(confidenceOf({ rule: 'refusal', certainty: null }));
  });

  it('is undetermined where no fact suspects anybody', () => {
    expect(decide([plain('replay', null), plain('missing_write', 4)])).toMatchInlineSnapshot(`
      {
        "citations": [],
        "cost_usd": 0,
        "faults": [
          {
            "author": "undetermined",
            "confidence": 0.2,
            "correct_behavior": null,
            "description": "The reward is low, but no fact in the record says why: every expected write was made and every required output said, or the file does not tell what was expected.",
            "keys": [],
            "severity": "critical",
            "step": null,
            "type": "undetermined",
          },
        ],
      }
    `);
  });
});
