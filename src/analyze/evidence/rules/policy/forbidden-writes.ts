import type { CaseFile } from '../../../case/case-file.ts';
import { type Observation, observe } from '../../observation.ts';

/**
 * Effective calls of a tool that the policy forbids on the facts of the record that they change. They suspect the agent where the run
 * failed and the ground truth does not have them.
 */
export function forbiddenWrites<Row>({
  file,
  rule,
  tool,
  table,
  key,
  reasonAgainst,
  words,
}: {
  readonly file: CaseFile;
  readonly rule: string;
  readonly tool: string;
  /** Where the record stands, and the argument that names it. */
  readonly table: string;
  readonly key: string;
  /** Why the policy forbids it, as the end of a sentence; null where it does not. */
  readonly reasonAgainst: (record: Row) => string | null;
  readonly words: (
    record: Row,
    id: string,
  ) => { readonly forbidden: string; readonly did: string; readonly right: string };
}): Observation[] {
  return file.calls.flatMap((call): Observation[] => {
    if (call.name !== tool || !call.effective) return [];
    const id = String(call.arguments[key]);
    const record = file.replayed?.world.dataset.database.tables.get(table)?.get(id) as Row | undefined;
    const reason = record === undefined ? null : reasonAgainst(record);
    if (record === undefined || reason === null) return [];
    const { forbidden, did, right } = words(record, id);
    const counts =
      file.stateMatches === false &&
      file.alignment.some((row) => row.status === 'unintended' && row.step === call.step);
    return [
      observe({
        rule,
        step: call.step,
        call: call.call,
        text: `The policy does not allow ${forbidden}: ${reason}.`,
        suspicion: counts
          ? {
              author: 'agent',
              type: 'policy_violation',
              step: call.step,
              keys: [],
              description: `At step ${call.step} the agent ${did}, which the policy does not allow: ${reason}. The ground truth leaves it as it is.`,
              correct_behavior: right,
            }
          : null,
      }),
    ];
  });
}
