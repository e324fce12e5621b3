import { describe, expect, it } from 'vitest';
import { makeSelector, type Selection } from '../../src/analyze/select.ts';
import { makeTrajectory, user } from '../support/make-trajectory.ts';

const everything: Selection = { threshold: null, includePassed: false, taskIds: null, trials: null, where: null };
const run = (reward: number | null) => ({ ...makeTrajectory({ turns: [user('Hello')] }), reward });

/** What becomes of runs with these rewards. */
function choose(selection: Partial<Selection>, rewards: readonly (number | null)[]): string[] {
  const select = makeSelector({ ...everything, ...selection });
  return rewards.map((reward) => select(run(reward), 'retail'));
}

describe('choosing runs', () => {
  it('judges every graded run that did not get the full reward', () => {
    const chosen = choose({}, [0, 0.5, 0.999, 1, null]);
    expect(chosen).toEqual(['chosen', 'chosen', 'chosen', 'passed', 'ungraded']);
  });

  it('judges what is at most the threshold where one is given', () => {
    expect(choose({ threshold: 0.5 }, [0, 0.5, 0.6, 1])).toEqual(['chosen', 'chosen', 'passed', 'passed']);
  });

  it('judges passing runs too when asked, and never an ungraded one', () => {
    expect(choose({ includePassed: true }, [0, 1, null])).toEqual(['chosen', 'chosen', 'ungraded']);
  });

  it('takes the tasks, trials and conditions that are named', () => {
    expect(choose({ taskIds: ['none of them'] }, [0])).toEqual(['filtered']);
    expect(choose({ trials: [77] }, [0])).toEqual(['filtered']);
    expect(choose({ where: 'reward > 0.2' }, [0, 0.5])).toEqual(['filtered', 'chosen']);
  });
});
