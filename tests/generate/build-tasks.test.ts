import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { domains } from '../../src/domains/index.ts';
import { buildTasks } from '../../src/generate/build-tasks.ts';
import { createFaker } from '../../src/generate/create-faker.ts';
import type { Draft } from '../../src/generate/draft.ts';
import type { TaskPlan, WantedTask } from '../../src/generate/task-plan.ts';
import { tinyRetail } from '../domains/tiny-worlds.ts';

const dataset = { domain: domains['retail']!, database: tinyRetail(), policy: '' } as unknown as Dataset;

const draft = (userId: string, instruction = 'Change nothing.'): Draft => ({
  userId,
  instruction,
  actions: [],
  refusal: true,
});
const wanted = (split: string, drafts: readonly (Draft | null)[]): WantedTask => ({
  kind: 'toy',
  split,
  drafts: () => drafts,
});
const build = (plan: Partial<TaskPlan>) =>
  buildTasks({
    plan: { splits: ['test', 'dev'], reserved: [], wanted: [], mixed: false, shortage: 'left out', ...plan },
    faker: createFaker({ seed: 1 }),
    dataset,
  });

describe('buildTasks', () => {
  it('takes the first draft that is sound, and numbers the tasks of each split', () => {
    const tasks = build({
      wanted: [
        wanted('dev', [null, draft('ann_1', 'undefined'), draft('ann_1', 'Say hello.')]),
        wanted('test', [draft('bob_2')]),
      ],
    });
    expect(tasks).toEqual({
      test: [
        { id: 0, user_id: 'bob_2', instruction: 'Change nothing.', actions: [], outputs: [], expects_no_change: true },
      ],
      dev: [{ id: 0, user_id: 'ann_1', instruction: 'Say hello.', actions: [], outputs: [], expects_no_change: true }],
    });
  });

  it('says of a refusal alone that nothing is to change', () => {
    const cancel = { name: 'cancel_pending_order', kwargs: { order_id: '#W1', reason: 'no longer needed' } };
    const tasks = build({
      wanted: [wanted('test', [{ userId: 'ann_1', instruction: 'Cancel it.', actions: [cancel], outputs: ['88.8'] }])],
    });
    expect(tasks['test']).toEqual([
      { id: 0, user_id: 'ann_1', instruction: 'Cancel it.', actions: [cancel], outputs: ['88.8'] },
    ]);
  });

  it('gives nobody a second task, whatever the drafts say, and none to those who are reserved', () => {
    const both = [draft('ann_1'), draft('bob_2')];
    const tasks = build({ wanted: [wanted('test', both), wanted('dev', both), wanted('dev', both)] });
    expect(Object.values(tasks).map((split) => split.map(({ user_id }) => user_id))).toEqual([['ann_1'], ['bob_2']]);
    expect(build({ reserved: ['ann_1'], wanted: [wanted('test', both)] })['test']?.[0]?.user_id).toBe('bob_2');
  });

  it('tells the drafts who has a task, and draws the next wanted task when the one before is done', () => {
    const seen: string[][] = [];
    const story: string[] = [];
    const plan = (function* (): Generator<WantedTask> {
      for (const userId of ['ann_1', 'bob_2']) {
        story.push(`wanted ${userId}`);
        yield {
          kind: 'toy',
          split: 'test',
          drafts: (taken) => {
            seen.push([...taken]);
            story.push(`drafted ${userId}`);
            return [draft(userId)];
          },
        };
      }
    })();
    build({ wanted: plan });
    expect(seen).toEqual([[], ['ann_1']]);
    expect(story).toEqual(['wanted ann_1', 'drafted ann_1', 'wanted bob_2', 'drafted bob_2']);
  });

  it('leaves out what nobody fits, or says what to do, as the plan has it', () => {
    expect(build({ wanted: [wanted('test', [null])] })).toEqual({ test: [], dev: [] });
    expect(() => build({ wanted: [wanted('test', [null])], shortage: 'error' })).toThrow(
      'No user is left for a task of the kind toy: generate the database at a larger scale.',
    );
  });
});
