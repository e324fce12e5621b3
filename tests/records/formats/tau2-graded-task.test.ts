import { describe, expect, it } from 'vitest';
import { gradedTask } from '../../../src/records/formats/tau2/tau2-graded-task.ts';
import type { Reward } from '../../../src/records/reward.ts';
import type { Action, Task } from '../../../src/records/task.ts';

const action = (name: string, given: Record<string, unknown>): Action => ({
  name,
  arguments: given,
  compare_arguments: null,
  requestor: 'assistant',
});
const task = (instruction: string, actions: Action[], assertions: string[] = []): Task => ({
  user_id: null,
  instruction,
  actions,
  outputs: [],
  assertions,
  reward_basis: ['DB'],
  env_assertions: [],
  initial_state: null,
});
const grade = (checked: Action[] | null, asserted: string[] = []): Reward => ({
  state_matches: false,
  ground_truth_hash: null,
  outputs: null,
  action_checks: checked?.map((one) => ({ action: one, matched: true, kind: null })) ?? null,
  assertion_checks: asserted.map((text) => ({ text, met: false, justification: null })),
  breakdown: null,
});

const cancel = task('Cancel it.', [action('cancel', { id: 'A', why: { b: 1, a: [2] } })]);
const look = task('Look only.', [], ['Agent changes nothing.']);
const tasks = [cancel, look, task('Book it.', [action('book', { id: 'B' })])];

describe('gradedTask', () => {
  it('takes the named task where its checks agree, in whatever order the arguments stand, or where nothing tells', () => {
    const same = grade([action('cancel', { why: { a: [2], b: 1 }, id: 'A' })]);
    expect(gradedTask({ named: cancel, tasks, grade: same })).toBe(cancel);
    expect(gradedTask({ named: cancel, tasks, grade: null })).toBe(cancel);
    expect(gradedTask({ named: cancel, tasks, grade: grade(null) })).toBe(cancel);
    expect(gradedTask({ named: null, tasks, grade: same })).toBeNull();
  });

  it('takes the one task that agrees where the named one does not', () => {
    expect(gradedTask({ named: look, tasks, grade: grade([action('book', { id: 'B' })]) })?.instruction).toBe(
      'Book it.',
    );
    expect(gradedTask({ named: cancel, tasks, grade: grade(null, ['Agent changes nothing.']) })).toBe(look);
  });

  it('takes what the checks hold where no task agrees, or several do', () => {
    const other = action('refund', { id: 'C' });
    expect(gradedTask({ named: cancel, tasks, grade: grade([other]) })).toMatchObject({
      instruction: null,
      actions: [other],
    });
    const twice = [cancel, look, { ...look, instruction: 'Look too.' }];
    const unsure = gradedTask({ named: cancel, tasks: twice, grade: grade(null, ['Agent changes nothing.']) });
    expect(unsure).toMatchObject({ instruction: null, actions: [], assertions: ['Agent changes nothing.'] });
  });
});
