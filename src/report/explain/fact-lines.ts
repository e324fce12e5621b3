import type { Evidence, Finding } from '../../records/finding.ts';
import { hanging } from './prose-lines.ts';

/** The facts that no other section of the page tells, one entry each. */
export function factLines(finding: Finding, width: number): string[] {
  return finding.evidence
    .filter((fact) => !isTold(fact, finding))
    .flatMap(({ rule, step, text }) => hanging(`${step === null ? '' : `[${step}] `}${text} (${rule})`, width));
}

/** Facts that are the verdict itself once it has this type. */
const verdictOf: Readonly<Record<string, Finding['type']>> = {
  premature_transfer: 'premature_transfer',
  false_completion_claim: 'false_completion_claim',
  refusal: 'wrong_refusal',
  early_stop: 'user_stopped_early',
  stopped_short: 'goal_partially_completed',
  rejected_call: 'rejected_call',
  lock_out: 'wrong_order',
  forbidden_write: 'policy_violation',
  step_limit: 'step_limit',
  crash: 'runtime_error',
};

/** Facts that are rows of the comparison of calls. */
const comparison = new Set(['missing_write', 'write_wrong_argument', 'write_wrong_tool', 'write_unintended']);

function isTold({ rule, step, text, detail }: Evidence, finding: Finding): boolean {
  const { description, type, alignment, state_difference } = finding;
  if (description?.includes(text.replace(/\.$/, '')) === true) {
    return true;
  }
  if (rule === 'state_difference') {
    return state_difference.length > 0 && detail?.['more'] === undefined;
  }
  if (rule === 'grader_state') {
    return state_difference.length > 0;
  }
  if (comparison.has(rule)) {
    return alignment.length > 0;
  }
  return verdictOf[rule] === type && step === finding.step;
}
