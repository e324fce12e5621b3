import { alignWrites } from '../../case/align-writes.ts';
import type { CaseFile, ExpectedCall } from '../../case/case-file.ts';
import type { SiblingRun } from '../../trials/trial-book.ts';
import { type EvidenceRule, type Observation, observe } from '../observation.ts';
import { describeCall, describeDifference } from '../reading/describe-call.ts';

/** Runs of a task from which on a task that never passes is suspect. */
const enoughFailures = 3;

/** What the other runs of the task in the same call show: how many passed, by which call, or that none ever does. */
export const crossTrial: EvidenceRule = (file) => {
  const { siblings } = file;
  if (!siblings) return [];
  const total = siblings.passed + siblings.failed;
  const count = `Of ${total} other ${total === 1 ? 'run' : 'runs'} of this task, ${siblings.passed} passed.`;
  if (siblings.passed === 0 && siblings.failed >= enoughFailures) {
    return [
      observe({
        rule: 'task_fails_everywhere',
        text: `${count} A task that no run passes may be at fault itself${defects(file)}.`,
      }),
    ];
  }
  const example = siblings.examples[0];
  return [observe({ rule: 'other_trials', text: count }), ...(example ? differences(file, example) : [])];
};

/** Known weaknesses of the task that make the suspicion stronger. */
function defects({ expected }: CaseFile): string {
  const refused = (expected ?? []).filter((call) => call.error !== null && call.kind === 'write');
  return refused.length > 0 ? `: its own ${refused.map(({ name }) => name).join(', ')} is refused by the tool` : '';
}

function differences(file: CaseFile, example: SiblingRun): Observation[] {
  const wanted = (example.writes ?? []).map(
    (call, index): ExpectedCall => ({ ...call, index, compared: null, kind: 'write', changes: null, error: null }),
  );
  const name = `A passing run (trial ${example.trial ?? '?'}, record ${example.index} of ${example.file})`;
  return alignWrites(wanted, file.calls)
    .filter(({ status }) => status !== 'matched')
    .slice(0, 3)
    .map(({ expected, actual, keys, step, status }) => {
      const text =
        expected && actual && status === 'wrong_argument'
          ? `${name} called ${expected.name} otherwise: here ${describeDifference({ keys, expected: expected.arguments, actual: actual.arguments })} there.`
          : expected
            ? `${name} called ${describeCall(expected)}; this one did not.`
            : `${name} did without ${actual ? describeCall(actual) : 'this call'}.`;
      return observe({ rule: 'passing_trial', step, text: text.replace(/ was expected there\.$/, ' there.') });
    });
}
