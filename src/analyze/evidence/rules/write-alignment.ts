import { swappedPairs } from '../../../domains/engine/swapped-pairs.ts';
import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseCall, CaseFile } from '../../case/case-file.ts';
import {
  type EvidenceRule,
  type Observation,
  type ObservationOf,
  observe,
  quoteOf,
  type Suspicion,
} from '../observation.ts';
import { attributeDifferences, attributesOf } from '../reading/attributes.ts';
import { describeCall } from '../reading/describe-call.ts';
import { refuses } from '../reading/phrases.ts';
import { differingValues, mentions, sourceOf, type ValueSource } from '../reading/value-source.ts';

/** Accepted writes that the ground truth does not have: a wrong argument, a wrong tool, or a write too many. */
export const writeAlignment: EvidenceRule = (file) =>
  file.alignment.flatMap((row): Observation[] => {
    // Another way to the right state is no fault.
    if (row.actual === null || row.step === null || file.stateMatches === true) return [];
    const made = file.calls.find((candidate) => candidate.step === row.step && candidate.name === row.actual?.name);
    const fact = deviationOf(row, made?.caller ?? 'agent');
    if (fact === null) return [];
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
  if (actual === null) return null;
  if (status === 'unintended') return observe({ rule: 'write_unintended', detail: { caller, actual } });
  if (status === 'wrong_tool' && expected !== null)
    return observe({ rule: 'write_wrong_tool', detail: { caller, actual, expected } });
  if (status === 'wrong_argument' && expected !== null)
    return observe({ rule: 'write_wrong_argument', detail: { caller, actual, expected, keys } });
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
  const expected = row.expected ? `Call ${describeCall(row.expected)}.` : 'Leave this call out.';
  const blamed = rule === 'write_wrong_argument' ? choices.find((choice) => isUsersOwn(file, choice)) : undefined;
  if (blamed?.source.userStep != null) {
    const { source } = blamed;
    const contradicted = blamed.alternatives.find(({ inInstruction }) => inInstruction);
    const invented = source.first === 'user';
    const left = abandoned(file, blamed);
    const against = contradicted
      ? `, which says ${JSON.stringify(contradicted.value)}`
      : invented
        ? ' and nobody had mentioned before'
        : left
          ? `, after it had asked for ${JSON.stringify(left.value)} at step ${left.userStep}`
          : '';
    return {
      evidence,
      suspicion: {
        author: 'user',
        type: invented || contradicted || left ? 'user_ungrounded' : 'wrong_argument',
        step: source.userStep,
        keys: row.keys,
        description: `The simulated user asked for ${JSON.stringify(source.value)} at step ${source.userStep}, which is not in its instruction${against}; the agent followed at step ${step}. ${text}`,
        correct_behavior: `The user keeps to its instruction. ${expected}`,
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
      description: origin ? `${text} ${origin}` : text,
      correct_behavior: expected,
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
  /** What should have stood there, and where it was said. */
  readonly alternatives: readonly ValueSource[];
}

function choicesOf(file: CaseFile, row: AlignmentRow, key: string, step: number): ChosenValue[] {
  const values = differingValues(row.expected?.arguments[key], row.actual?.arguments[key]);
  const alternatives = values.expected.map((value) => sourceOf(file, value, step));
  const replaced = swappedPairs(row.actual?.arguments ?? {}, file.knownDomain).flatMap(([id]) =>
    typeof id === 'string' ? attributesOf(file, id) : [],
  );
  return values.actual.flatMap((value, index) => {
    const choice = { key, source: sourceOf(file, value, step), alternatives };
    const other = values.expected[index];
    const attributes = other === undefined ? [] : attributeDifferences(file, other, value);
    const worded = attributes.map(({ name, expected, actual }) => ({
      key: `${key} (${name})`,
      source: sourceOf(file, actual, step),
      alternatives: [silenced(sourceOf(file, expected, step), replaced)],
    }));
    return worded.length > 0 ? worded : [choice];
  });
}

/** Who describes what is to be replaced has not asked for it: such words do not count as a wish. */
function silenced(source: ValueSource, replaced: readonly string[]): ValueSource {
  return replaced.includes(source.value) ? { ...source, userStep: null } : source;
}

/**
 * Said by the user against or beyond its instruction, while it never said what was expected or went back on it. A choice among
 * what the agent or a tool had offered does not count otherwise: who was wrong there, the facts do not tell.
 */
function isUsersOwn(file: CaseFile, choice: ChosenValue): boolean {
  const { source, alternatives } = choice;
  if (source.userStep === null || source.inInstruction) return false;
  if (alternatives.some(({ userStep }) => userStep !== null)) return abandoned(file, choice) !== null;
  return (
    source.first === 'user' || source.first === 'policy' || alternatives.some(({ inInstruction }) => inInstruction)
  );
}

/**
 * What was expected and what the user itself had asked for before it came up with something else, though nobody had refused it
 * and the agent had not put the other thing in its mouth.
 */
function abandoned(file: CaseFile, { source, alternatives }: ChosenValue): ValueSource | null {
  const { userStep } = source;
  const left = alternatives.find((one) => one.userStep !== null);
  if (userStep === null || source.inInstruction || left?.userStep == null) return null;
  if (!alternatives.every((one) => one.userStep === null || one.userStep < userStep)) return null;
  const answers = file.trajectory.messages
    .slice(left.userStep, userStep)
    .flatMap(({ role, said }) => (role === 'assistant' && said !== null ? [said] : []));
  if (answers.some(refuses)) return null;
  const last = answers.at(-1) ?? '';
  return mentions(last, source.value) && !mentions(last, left.value) ? null : left;
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
