import { sanitiseLine } from '../../../text/sanitise.ts';
import { shapeOf } from '../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe } from '../observation.ts';

/** What the file's own grader says: end state, unmatched expected actions, statements that were not met. */
export const gradeReport: EvidenceRule = ({ trajectory: { grade, messages, task }, alignment }) => {
  if (!grade) {
    return [];
  }
  const counted = task?.reward_basis?.some((part) => part.endsWith('_ASSERTION')) ?? true;
  const observations: Observation[] = [];
  if (grade.state_matches !== null) {
    observations.push(
      observe({
        rule: 'grader_state',
        detail: { matches: grade.state_matches },
      }),
    );
  }
  // The alignment tells the same with steps, wherever the ground truth is known.
  const unmatched =
    alignment.length > 0 ? [] : (grade.action_checks ?? []).filter((check) => !check.matched && check.kind !== 'read');
  for (const { action } of unmatched) {
    observations.push(observe({ rule: 'grader_action', detail: { call: shapeOf(action) } }));
  }
  for (const check of (grade.assertion_checks ?? []).filter((candidate) => counted && !candidate.met)) {
    const statement = sanitiseLine(check.text).slice(0, 200);
    const last = messages.findLastIndex((message) => message.role === 'assistant' && message.said !== null);
    observations.push(
      observe({
        rule: 'grader_assertion',
        detail: {
          statement,
          justification: check.justification ? sanitiseLine(check.justification).slice(0, 200) : null,
        },
        suspicion: {
          author: 'agent',
          type: 'wrong_or_missing_output',
          step: last === -1 ? null : last,
          keys: [],
          description: `The grader's statement was not met: ${statement}`,
          correct_behavior: statement,
        },
      }),
    );
  }
  return observations;
};
