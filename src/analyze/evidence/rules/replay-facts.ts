import { isPassed } from '../../../records/reward.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';
import { describeValue } from '../reading/describe-call.ts';

/** What running the trajectory again shows: whether record and world agree, the reward, and how the end states differ. */
export const replayFacts: EvidenceRule = (file) => {
  if (!file.replayed) return file.refusal ? [observe({ rule: 'not_replayed', text: file.refusal })] : [];
  return [...agreement(file), ...rewardFact(file), ...stateFacts(file)];
};

function agreement(file: CaseFile): Observation[] {
  const replayed = file.replayed;
  if (!replayed) return [];
  const run = replayed.replay.calls.filter((call) => call.executed);
  const other = run.filter((call) => call.matches === false);
  const drifted = new Set(replayed.fit.drift.map(({ step, call }) => `${step}.${call}`));
  const unexplained = other.filter((call) => !drifted.has(`${call.step}.${call.call}`));
  const drift = other.length - unexplained.length;
  const text = `Replay in the data set ran ${run.length} calls; ${run.length - other.length} answer as recorded${drift > 0 ? `, ${drift} differ by later edits of the data` : ''}${unexplained.length > 0 ? `, ${unexplained.length} differ otherwise` : ''}.`;
  return [observe({ rule: 'replay', text })];
}

function rewardFact({ replayed, trajectory }: CaseFile): Observation[] {
  if (!replayed || trajectory.reward === null) return [];
  const { reward, graded, state_matches, outputs_said } = replayed.replay;
  if (!graded || isPassed(reward) === isPassed(trajectory.reward)) return [];
  const step = trajectory.messages.findLastIndex((message) => message.role === 'assistant');
  const text = `Replay gives reward ${reward} (state ${state_matches ? 'right' : 'wrong'}, outputs ${outputs_said ? 'said' : 'missing'}), the file says ${trajectory.reward}.`;
  if (reward !== 1) return [observe({ rule: 'reward_differs', text })];
  return [
    observe({
      rule: 'reward_differs',
      step: step === -1 ? null : step,
      quote: quoteOf(trajectory.messages[step]?.content),
      text,
      suspicion: {
        author: 'environment',
        type: 'grader_defect',
        step: step === -1 ? null : step,
        keys: [],
        description: `${text} State and outputs are as the ground truth in the file asks, so the grade itself is wrong, or it was made with another data set or ground truth.`,
        correct_behavior: 'Grade the run again.',
      },
    }),
  ];
}

/** Most state differences told as evidence; the finding has all of them. */
const mostDifferences = 6;

function stateFacts({ stateDifference, stateMatches, calls }: CaseFile): Observation[] {
  if (stateMatches !== false) return [];
  const facts = stateDifference.slice(0, mostDifferences).map(({ table, key, field, expected, actual }) => {
    const cause = calls.findLast((call) =>
      call.changes?.some((change) => change.table === table && change.key === key),
    );
    return observe({
      rule: 'state_difference',
      step: cause?.step ?? null,
      call: cause?.call ?? null,
      text: `${table} ${key}${field ? ` ${field}` : ''} ended as ${describeValue(actual)} where ${describeValue(expected)} was expected${cause ? `; last changed at step ${cause.step} by ${cause.name}` : '; the run never changed it'}.`,
    });
  });
  const rest = stateDifference.length - facts.length;
  return rest > 0 ? [...facts, observe({ rule: 'state_difference', text: `${rest} more fields differ.` })] : facts;
}
