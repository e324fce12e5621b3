import type { AlignmentRow } from '../../records/finding.ts';
import { asksForState } from '../case/asks-for-state.ts';
import type { CaseFile } from '../case/case-file.ts';
import { differingArguments } from '../case/compare-arguments.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { type Custody, rankOf } from './chain.ts';
import { traceEarliest } from './trace-earliest.ts';
import { traceElement } from './trace-element.ts';
import { traceKeptOptions } from './trace-kept-options.ts';
import { traceMissing } from './trace-missing.ts';
import { traceTool } from './trace-tool.ts';
import { traceUnintended } from './trace-unintended.ts';
import { traceUserCall } from './trace-user-call.ts';
import { traceValue } from './trace-value.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A row of the alignment with the way that its difference went. */
export interface RowCustody {
  readonly row: AlignmentRow;
  readonly custody: Custody;
}

const known = new WeakMap<CaseFile, readonly RowCustody[]>();

/** The way of one row's difference; null where it was not traced. */
export function custodyOf(file: CaseFile, row: AlignmentRow): Custody | null {
  return traceCustody(file).find((traced) => traced.row === row)?.custody ?? null;
}

/** Traces every row of the alignment that is not as expected; empty where the end state is right. */
export function traceCustody(file: CaseFile): readonly RowCustody[] {
  const traced = known.get(file) ?? trace(file);
  known.set(file, traced);
  return traced;
}

function trace(file: CaseFile): readonly RowCustody[] {
  if (file.stateMatches === true) {
    return [];
  }
  const vocabulary = vocabularyOf(file.knownDomain);
  const swapped = swappedObjects(file, vocabulary);
  return file.alignment.flatMap((row) => {
    const custody = swapped.get(row) ?? traceRow(file, row, vocabulary);
    return custody === null ? [] : [{ row, custody }];
  });
}

/** A write that is missing and one too many by the same tool are one choice: the call was made on another object. */
function swappedObjects(file: CaseFile, vocabulary: Vocabulary): Map<AlignmentRow, Custody> {
  const found = new Map<AlignmentRow, Custody>();
  const missing = file.alignment.filter(({ status }) => status === 'missing');
  for (const row of file.alignment.filter(({ status }) => status === 'unintended')) {
    const other = missing.find((candidate) => !found.has(candidate) && candidate.expected?.name === row.actual?.name);
    if (other === undefined || other.expected === null || row.actual === null || row.step === null) {
      continue;
    }
    const keys = differingArguments(other.expected, row.actual);
    const { step } = row;
    const custody = decisive(
      atomsOf({ ...row, expected: other.expected, keys }).flatMap(
        (atom) => traceAtom(file, atom, step, 'unintended_write', vocabulary) ?? [],
      ),
    );
    if (custody === null) {
      continue;
    }
    found.set(row, custody);
    found.set(other, custody);
  }
  return found;
}

function traceRow(file: CaseFile, row: AlignmentRow, vocabulary: Vocabulary): Custody | null {
  const { expected, actual, step } = row;
  if ((expected ?? actual)?.requestor === 'user') {
    return traceUserCall({ file, row, vocabulary });
  }
  if (row.status === 'missing' && expected !== null) {
    const custody = traceMissing({ file, row: { ...row, expected }, vocabulary });
    // Who only has to report what is wrong need not ask for what mends it.
    return custody.readings[0].type === 'user_omitted' && !asksForState(file) ? null : custody;
  }
  if (actual === null || step === null) {
    return null;
  }
  if (row.status === 'unintended') {
    const call = file.calls.find((candidate) => candidate.step === step && candidate.name === actual.name);
    return call === undefined ? null : traceUnintended({ file, call, type: 'unintended_write', vocabulary });
  }
  if (row.status === 'wrong_tool' && expected !== null) {
    return traceTool({ file, expected: expected.name, actual: actual.name, step, vocabulary });
  }
  if (row.status === 'wrong_argument' || row.status === 'rejected') {
    const type = row.status === 'rejected' ? 'rejected_call' : 'wrong_argument';
    return (
      traceEarliest({ file, row, today: vocabulary.today }) ??
      traceKeptOptions({ file, row, vocabulary }) ??
      decisive(atomsOf(row).flatMap((atom) => traceAtom(file, atom, step, type, vocabulary) ?? []))
    );
  }
  return null;
}

function traceAtom(
  file: CaseFile,
  atom: Atom,
  step: number,
  type: 'wrong_argument' | 'rejected_call' | 'unintended_write',
  vocabulary: Vocabulary,
): Custody | null {
  const options = { file, atom, step, type, vocabulary };
  return atom.expected === null || atom.actual === null ? traceElement(options) : traceValue(options);
}

/** Of several differences of one call the one whose chain is the most certain; what the agent did by itself outweighs the rest. */
function decisive(custodies: readonly Custody[]): Custody | null {
  const sorted = custodies.toSorted((a, b) => rankOf(a.certainty) - rankOf(b.certainty) || order(a) - order(b));
  return sorted[0] ?? null;
}

function order({ readings: [root] }: Custody): number {
  return root.author === 'agent' ? 0 : 1;
}
