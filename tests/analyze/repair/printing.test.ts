import { describe, expect, it } from 'vitest';
import { describeRepair } from '../../../src/analyze/repair/describe-repair.ts';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import { repairDiff } from '../../../src/analyze/repair/repair-diff.ts';
import { toCounterfactual } from '../../../src/analyze/repair/to-counterfactual.ts';
import { counterfactualSchema } from '../../../src/records/finding.ts';
import { cancel, modify, move, repairOf } from './shop.ts';

const blank = { step: 4, call: 0, expected: null, name: 'pay', before: null, after: null };
const edit = (given: Partial<RepairEdit> & Pick<RepairEdit, 'kind'>): RepairEdit => ({ ...blank, ...given });
const call = { name: 'pay', arguments: { amount: 5 } };

const cases: readonly (readonly [RepairEdit, string, readonly string[]])[] = [
  [
    edit({
      kind: 'replace_argument',
      before: { flights: [{ date: 'a' }], fee: 1 },
      after: { flights: [{ date: 'b' }] },
    }),
    'At step 4 call pay with flights.0.date "b" instead of "a" and no fee.',
    ['- step 4 pay flights.0.date: "a"', '+ step 4 pay flights.0.date: "b"', '- step 4 pay fee: 1'],
  ],
  [
    edit({ kind: 'replace_argument', before: '{"amo', after: { amount: 5 } }),
    'At step 4 call pay(amount: 5) instead of a call that cannot be read.',
    ['- step 4 pay {"amo', '+ step 4 pay(amount: 5)'],
  ],
  [
    edit({ kind: 'replace_call', before: { name: 'refund', arguments: {} }, after: call }),
    'At step 4 call pay(amount: 5) instead of refund().',
    ['- step 4 refund()', '+ step 4 pay(amount: 5)'],
  ],
  [edit({ kind: 'drop_call', before: call }), 'Leave out pay(amount: 5) at step 4.', ['- step 4 pay(amount: 5)']],
  [
    edit({ kind: 'insert_call', after: call }),
    'Before step 4 call pay(amount: 5).',
    ['+ before step 4 pay(amount: 5)'],
  ],
  [
    edit({ kind: 'move_call', before: call, after: { step: 2, call: 0 } }),
    'Call pay(amount: 5) of step 4 before step 2 instead.',
    ['- step 4 pay(amount: 5)', '+ before step 2 pay(amount: 5)'],
  ],
  [
    edit({ kind: 'stop_here', name: null, before: [{ step: 4, ...call }] }),
    'Stop before step 4.',
    ['- step 4 pay(amount: 5)', '+ stop before step 4'],
  ],
  [edit({ kind: 'say_output', name: null, after: '12' }), 'Tell the user "12" at step 4.', ['+ step 4 say "12"']],
  [
    edit({ kind: 'grade_here', name: null, before: 'step_limit' }),
    'Grade the run where it was cut off, after step 4.',
    ['- step 4 ended by step limit, not graded', '+ step 4 grade here'],
  ],
  [
    edit({
      kind: 'corrected_ground_truth',
      step: null,
      before: { calls: [call], outputs: [] },
      after: { calls: [], outputs: ['7'] },
    }),
    'Take the corrected ground truth, under which the run passes as it is.',
    ['- ground truth pay(amount: 5)', '+ ground truth output "7"'],
  ],
];

describe('a repair in words', () => {
  it.each(cases)('tells %s', async (given, sentence, lines) => {
    expect(describeRepair([given])).toBe(sentence);
    expect(repairDiff([given])).toEqual(lines);
  });

  it('prints nothing that a terminal would obey', async () => {
    const hostile = edit({
      kind: 'insert_call',
      after: { name: 'pay\u001b[2J', arguments: { to: 'x\u202e\n\u001b]0;t\u0007' } },
    });
    for (const line of [describeRepair([hostile]), ...repairDiff([hostile])]) {
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('says so where there is none', async () => {
    expect(describeRepair([])).toBe('No repair was found.');
  });
});

describe('edits that lack something', () => {
  it.each([
    [
      edit({ kind: 'replace_argument', name: null, before: '{"', after: {} }),
      'At step 4 call the tool() instead of a call that cannot be read.',
    ],
    [
      edit({ kind: 'replace_argument', name: null, before: {}, after: { fee: 1 } }),
      'At step 4 call the tool with fee 1.',
    ],
    [edit({ kind: 'replace_call' }), 'At step 4 call pay instead of pay.'],
    [edit({ kind: 'drop_call', name: null }), 'Leave out the call at step 4.'],
    [edit({ kind: 'insert_call' }), 'Before step 4 call pay.'],
  ])('are told as far as they go: %s', (given, sentence) => {
    expect(describeRepair([given])).toBe(sentence);
  });

  it('add no line for an argument that one side lacks', () => {
    const added = edit({ kind: 'replace_argument', before: {}, after: { fee: 1 } });
    expect(repairDiff([added])).toEqual(['+ step 4 pay fee: 1']);
    expect(repairDiff([edit({ kind: 'stop_here' })])).toEqual(['+ stop before step 4']);
  });
});

it('edits side by side make one sentence', () => {
  const drop = edit({ kind: 'drop_call', before: call });
  expect(describeRepair([drop, edit({ kind: 'stop_here' })])).toBe(
    'Leave out pay(amount: 5) at step 4; stop before step 4.',
  );
});

describe('toCounterfactual', () => {
  it('gives what a finding holds, each edit with its fault', async () => {
    const repair = await repairOf({
      turns: [cancel('#A'), modify('#B', 'red'), 'Done.'],
      expected: [modify('#B', 'green'), move('#C', '10001'), cancel('#C')],
    });
    const counterfactual = toCounterfactual(repair!, ({ step }) => (step === 1 ? 0 : 1));
    expect(counterfactualSchema.parse(counterfactual)).toEqual(counterfactual);
    expect(counterfactual).toMatchObject({ proven: true, reward_after: 1 });
    expect(counterfactual.edits.map(({ fault }) => fault)).toEqual(
      repair!.edits.map(({ step }) => (step === 1 ? 0 : 1)),
    );
  });

  it('says that a smaller repair may exist where the time was too short', () => {
    const edits = [edit({ kind: 'drop_call', before: call })];
    const repair = { edits, rewardAfter: 1, proven: true, tried: 9, stoppedAfter: null } as const;
    expect(toCounterfactual(repair, () => 0).repair).toBe('Leave out pay(amount: 5) at step 4.');
    expect(toCounterfactual({ ...repair, stoppedAfter: 3 }, () => 0).repair).toBe(
      'Leave out pay(amount: 5) at step 4. The search was broken off after 3 s, so a smaller repair may exist.',
    );
  });
});
