import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseCall, CaseFile } from '../../case/case-file.ts';
import { custodyOf } from '../../custody/trace-custody.ts';
import {
  type EvidenceRule,
  type Observation,
  type ObservationOf,
  observe,
  quoteOf,
  type Suspicion,
} from '../observation.ts';
import { attributeDifferences } from '../reading/attributes.ts';
import { wholeCall } from '../reading/describe-call.ts';
import { differingValues, sourceOf, type ValueSource } from '../reading/value-source.ts';

/** Accepted writes that the ground truth does not have: a wrong argument, a wrong tool, or a write too many. */
export const writeAlignment: EvidenceRule = (file) =>
  file.alignment.flatMap((row): Observation[] => {
    // Another way to the right state is no fault.
    if (row.actual === null || row.step === null || file.stateMatches === true) {
      return [];
    }
    const made = file.calls.find((candidate) => candidate.step === row.step && candidate.name === row.actual?.name);
    const fact = deviationOf(row, made?.caller ?? 'agent');
    if (fact === null) {
      return [];
    }
    const { suspicion, evidence } = suspicionOf({ file, row, step: row.step, fact });
    const quote = quoteOf(file.trajectory.messages[row.step]?.content);
    return [{ ...fact, step: row.step, call: made?.call ?? null, quote, suspicion }, ...evidence];
  });

type Deviation =
  | ObservationOf<'write_wrong_argument'>
  | ObservationOf<'write_wrong_tool'>
  | ObservationOf<'write_unintended'>;

/** What is wrong with a write; null where it is as expected. */
function deviationOf({ expected, actual, keys, status }: AlignmentRow, caller: CaseCall['caller']): Deviation | null {
  if (actual === null) {
    return null;
  }
  if (status === 'unintended') {
    return observe({ rule: 'write_unintended', detail: { caller, actual } });
  }
  if (status === 'wrong_tool' && expected !== null) {
    return observe({ rule: 'write_wrong_tool', detail: { caller, actual, expected } });
  }
  if (status === 'wrong_argument' && expected !== null) {
    return observe({ rule: 'write_wrong_argument', detail: { caller, actual, expected, keys } });
  }
  return null;
}

function suspicionOf({
  file,
  row,
  step,
  fact: { rule, text, detail },
}: {
  readonly file: CaseFile;
  readonly row: AlignmentRow;
  readonly step: number;
  readonly fact: Deviation;
}): { readonly suspicion: Suspicion; readonly evidence: readonly Observation[] } {
  const choices = row.keys.flatMap((key) => choicesOf(file, row, key, step));
  const evidence = choices.map((choice) => provenance(file, choice));
  const expected = row.expected ? `Call ${wholeCall(row.expected)}.` : 'Leave this call out.';
  const custody = custodyOf(file, row) ?? undefined;
  const reading = custody?.readings[0];
  if (reading !== undefined && (reading.author !== 'agent' || detail.caller === 'user')) {
    return {
      evidence,
      suspicion: {
        author: reading.author,
        type: reading.type,
        step: reading.step ?? step,
        keys: row.keys,
        description: `${reading.because} ${text}`,
        correct_behavior:
          reading.author === 'agent'
            ? `Ask the user for what is needed. ${expected}`
            : reading.author === 'user'
              ? `The user keeps to its instruction. ${expected}`
              : 'Correct the ground truth, and grade the run again.',
        custody,
      },
    };
  }
  const origin = evidence.map((one) => one.text).join(' ');
  return {
    evidence,
    suspicion: {
      author: detail.caller,
      type: typeOf[rule],
      step,
      keys: row.keys,
      description: [text, reading?.because ?? origin].filter((part) => part !== '').join(' '),
      correct_behavior: expected,
      custody,
    },
  };
}

const typeOf = {
  write_wrong_argument: 'wrong_argument',
  write_wrong_tool: 'wrong_tool',
  write_unintended: 'unintended_write',
} as const;

/** A value that decided a wrong argument: the argument itself, or an attribute of the record that it names. */
interface ChosenValue {
  readonly key: string;
  readonly source: ValueSource;
}

function choicesOf(file: CaseFile, row: AlignmentRow, key: string, step: number): ChosenValue[] {
  const values = differingValues(row.expected?.arguments[key], row.actual?.arguments[key]);
  return values.actual.flatMap((value, index) => {
    const choice = { key, source: sourceOf(file, value, step) };
    const other = values.expected[index];
    const attributes = other === undefined ? [] : attributeDifferences(file, other, value);
    const worded = attributes.map(({ name, actual }) => ({
      key: `${key} (${name})`,
      source: sourceOf(file, actual, step),
    }));
    return worded.length > 0 ? worded : [choice];
  });
}

function provenance(file: CaseFile, { key, source }: ChosenValue): Observation {
  const at = source.userStep ?? source.step;
  const content = at === null ? null : file.trajectory.messages[at]?.content;
  const { value, first, step, inInstruction } = source;
  const found = content ? content.toLowerCase().indexOf(value.toLowerCase()) : -1;
  return observe({
    rule: 'value_source',
    step: at,
    quote: content && found >= 0 ? content.slice(Math.max(0, found - 60), found + value.length + 60) : null,
    detail: { key, value, first, step, inInstruction },
  });
}
