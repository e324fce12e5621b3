import { alignWrites } from '../../case/align-writes.ts';
import type { CaseFile, ExpectedCall } from '../../case/case-file.ts';
import type { SiblingRun } from '../../trials/trial-book.ts';
import { type EvidenceRule, type Observation, observe } from '../observation.ts';

/** Runs of a task from which on a task that never passes is suspect. */
const enoughFailures = 3;

/** What the other runs of the task in the same call show: how many passed, by which call, or that none ever does. */
export const crossTrial: EvidenceRule = (file) => {
  const { siblings } = file;
  if (!siblings) {
    return [];
  }
  const { passed, failed } = siblings;
  if (passed === 0 && failed >= enoughFailures) {
    return [observe({ rule: 'task_fails_everywhere', detail: { failed, refusedTools: refusedTools(file) } })];
  }
  const example = siblings.examples[0];
  return [
    observe({ rule: 'other_trials', detail: { passed, failed } }),
    ...(example ? differences(file, example) : []),
  ];
};

/** Known weaknesses of the task that make the suspicion stronger: writes of its own that the tool refuses. */
function refusedTools({ expected }: CaseFile): string[] {
  return (expected ?? []).filter((call) => call.error !== null && call.kind === 'write').map(({ name }) => name);
}

function differences(file: CaseFile, { trial, index, file: source, writes }: SiblingRun): Observation[] {
  const expected = (writes ?? []).map(
    (call, position): ExpectedCall => ({
      ...call,
      index: position,
      requestor: 'assistant' as const,
      compared: null,
      kind: 'write',
      changes: null,
      error: null,
    }),
  );
  return alignWrites({ expected, calls: file.calls, domain: file.knownDomain })
    .filter(({ status }) => status !== 'matched')
    .slice(0, 3)
    .map(({ step, ...row }) => observe({ rule: 'passing_trial', step, detail: { trial, index, file: source, row } }));
}
