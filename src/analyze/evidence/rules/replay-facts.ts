import { isPassed } from '../../../records/reward.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';
import { asksForState } from '../../case/asks-for-state.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { lastChange } from '../../case/last-change.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';

/** What running the trajectory again shows: whether record and world agree, the reward, and how the end states differ. */
export const replayFacts: EvidenceRule = (file) => {
  if (!file.replayed) {
    return file.refusal ? [observe({ rule: 'not_replayed', detail: file.refusal })] : [];
  }
  return [...agreement(file), ...rewardFact(file), ...partFacts(file), ...stateFacts(file), ...sideEffects(file)];
};

function agreement(file: CaseFile): Observation[] {
  const replayed = file.replayed;
  if (!replayed) {
    return [];
  }
  const run = replayed.replay.calls.filter((call) => call.executed);
  const other = run.filter((call) => call.matches === false);
  const drifted = new Set(replayed.fit.drift.map(({ step, call }) => `${step}.${call}`));
  const unexplained = other.filter((call) => !drifted.has(`${call.step}.${call.call}`));
  const detail = {
    calls: run.length,
    same: run.length - other.length,
    drifted: other.length - unexplained.length,
    unexplained: unexplained.length,
  };
  return [observe({ rule: 'replay', detail })];
}

function rewardFact({ replayed, trajectory }: CaseFile): Observation[] {
  if (!replayed || trajectory.reward === null) {
    return [];
  }
  const { reward, graded, state_matches, outputs_said } = replayed.replay;
  if (!graded || isPassed(reward) === isPassed(trajectory.reward)) {
    return [];
  }
  const step = trajectory.messages.findLastIndex((message) => message.role === 'assistant');
  const fact = observe({
    rule: 'reward_differs',
    detail: { replayed: reward, stateMatches: state_matches, outputsSaid: outputs_said, recorded: trajectory.reward },
  });
  if (reward !== 1) {
    return [fact];
  }
  return [
    {
      ...fact,
      step: step === -1 ? null : step,
      quote: quoteOf(trajectory.messages[step]?.content),
      suspicion: {
        author: 'environment',
        type: 'grader_defect',
        step: step === -1 ? null : step,
        keys: [],
        description: `${fact.text} State and outputs are as the ground truth in the file asks, so the grade itself is wrong, or it was made with another data set or ground truth.`,
        correct_behavior: 'Grade the run again.',
      },
    },
  ];
}

/** What a task asks for beside or instead of the ground truth's state. */
function partFacts({ replayed }: CaseFile): Observation[] {
  const { assertions = [], unproven = [], parts = [] } = replayed?.replay ?? {};
  const unmet = parts.includes('ENV_ASSERTION') ? assertions.filter(({ met }) => !met) : [];
  return [
    ...unmet.map(({ assertion: { env_type, func_name, arguments: given, assert_value } }) => {
      const call = `${func_name}(${JSON.stringify(given)})`;
      const statement = sanitiseLine(`${env_type}: ${call} is ${assert_value}`).slice(0, 200);
      return observe({ rule: 'unmet_statement', detail: { statement } });
    }),
    ...unproven.map((part) => observe({ rule: 'part_not_replayed', detail: part })),
  ];
}

/**
 * Changes that neither the ground truth makes nor any check looks at, where the task does not ask for the ground truth's state. What an
 * expected call did, and what nobody changed, is none: such a ground truth is made without bringing the sides of the world in step.
 */
function sideEffects({ stateDifference, calls, replayed, alignment, task }: CaseFile): Observation[] {
  if (!replayed || asksForState({ task })) {
    return [];
  }
  const expected = new Set(alignment.flatMap(({ status, step }) => (status === 'matched' ? [step] : [])));
  const found = stateDifference.flatMap((difference) => {
    const cause = lastChange(calls, difference);
    const isOwn = cause !== null && !expected.has(cause.step) && (cause.caller === 'agent') === !isOfUser(difference);
    return isOwn ? [{ ...difference, cause: { step: cause.step, name: cause.name } }] : [];
  });
  const facts = found
    .slice(0, mostDifferences)
    .map((detail) => observe({ rule: 'side_effect', step: detail.cause.step, detail }));
  const rest = found.length - facts.length;
  return rest > 0 ? [...facts, observe({ rule: 'side_effect', detail: { more: rest } })] : facts;
}

function isOfUser({ table }: { readonly table: string }): boolean {
  return table.startsWith('user.');
}

/** Most state differences told as evidence; the finding has all of them. */
const mostDifferences = 6;

function stateFacts({ stateDifference, stateMatches, calls, task }: CaseFile): Observation[] {
  if (stateMatches !== false || !asksForState({ task })) {
    return [];
  }
  const facts = stateDifference.slice(0, mostDifferences).map(({ table, key, field, expected, actual }) => {
    const cause = lastChange(calls, { table, key, field });
    return observe({
      rule: 'state_difference',
      step: cause?.step ?? null,
      call: cause?.call ?? null,
      detail: { table, key, field, expected, actual, cause: cause && { step: cause.step, name: cause.name } },
    });
  });
  const rest = stateDifference.length - facts.length;
  return rest > 0 ? [...facts, observe({ rule: 'state_difference', detail: { more: rest } })] : facts;
}
