import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import { describeCall, describeDifference } from './describe-call.ts';
import { type EvidenceRule, type Observation, observe, quoteOf, type Suspicion } from './observation.ts';
import { differingValues, sourceOf, type ValueSource } from './value-source.ts';

/** Accepted writes that the ground truth does not have: a wrong argument, a wrong tool, or a write too many. */
export const writeAlignment: EvidenceRule = (file) =>
  file.alignment.flatMap((row): Observation[] => {
    if (row.actual === null || row.step === null) return [];
    if (row.status !== 'wrong_argument' && row.status !== 'wrong_tool' && row.status !== 'unintended') return [];
    const call =
      file.calls.find((candidate) => candidate.step === row.step && candidate.name === row.actual?.name)?.call ?? null;
    const message = file.trajectory.messages[row.step];
    const { suspicion, evidence } = suspicionOf(file, row, row.step);
    return [
      observe({
        rule: `write_${row.status}`,
        step: row.step,
        call,
        quote: quoteOf(message?.content),
        text: textOf(row),
        suspicion,
      }),
      ...evidence,
    ];
  });

function textOf({ expected, actual, keys, status }: AlignmentRow): string {
  if (!actual) return '';
  if (status === 'unintended' || !expected)
    return `The agent called ${describeCall(actual)}, which the ground truth does not have.`;
  if (status === 'wrong_tool')
    return `The agent called ${describeCall(actual)} where ${describeCall(expected)} was expected.`;
  return `The agent called ${actual.name} with other arguments than expected: ${describeDifference({ keys, expected: expected.arguments, actual: actual.arguments })}.`;
}

function suspicionOf(
  file: CaseFile,
  row: AlignmentRow,
  step: number,
): { readonly suspicion: Suspicion; readonly evidence: readonly Observation[] } {
  const text = textOf(row);
  const sources = row.keys.flatMap((key) => {
    const values = differingValues(row.expected?.arguments[key], row.actual?.arguments[key]);
    return values.actual.map((value) => ({ key, source: sourceOf(file, value, step) }));
  });
  const evidence = sources.map(({ key, source }) => provenance(file, key, source));
  const expected = row.expected ? `Call ${describeCall(row.expected)}.` : 'Leave this call out.';
  if (row.status === 'wrong_argument') {
    const blamed = sources.find(
      ({ source }) => source.userStep !== null && !source.inInstruction && saysOther(file, row, source),
    );
    if (blamed && blamed.source.userStep !== null) {
      const invented = blamed.source.first === 'user';
      return {
        evidence,
        suspicion: {
          author: 'user',
          type: invented ? 'user_ungrounded' : 'wrong_argument',
          step: blamed.source.userStep,
          keys: row.keys,
          description: `The simulated user asked for ${JSON.stringify(blamed.source.value)} at step ${blamed.source.userStep}, which its instruction does not say${invented ? ' and nobody had mentioned before' : ''}; the agent followed at step ${step}. ${text}`,
          correct_behavior: `The user keeps to its instruction. ${expected}`,
        },
      };
    }
  }
  const type =
    row.status === 'wrong_argument'
      ? 'wrong_argument'
      : row.status === 'wrong_tool'
        ? 'wrong_tool'
        : 'unintended_write';
  const origin = sources.map(({ key, source }) => originOf(key, source)).join(' ');
  return {
    evidence,
    suspicion: {
      author: 'agent',
      type,
      step,
      keys: row.keys,
      description: origin ? `${text} ${origin}` : text,
      correct_behavior: expected,
    },
  };
}

/** Whether the user named this value and never the expected one. */
function saysOther(file: CaseFile, row: AlignmentRow, source: ValueSource): boolean {
  return row.keys.every((key) => {
    const { actual, expected } = differingValues(row.expected?.arguments[key], row.actual?.arguments[key]);
    if (!actual.includes(source.value)) return true;
    return expected.every((value) => sourceOf(file, value, row.step ?? 0).userStep === null);
  });
}

function provenance(file: CaseFile, key: string, source: ValueSource): Observation {
  const at = source.userStep ?? source.step;
  const content = at === null ? null : file.trajectory.messages[at]?.content;
  const found = content ? content.toLowerCase().indexOf(source.value.toLowerCase()) : -1;
  return observe({
    rule: 'value_source',
    step: at,
    quote: content && found >= 0 ? content.slice(Math.max(0, found - 60), found + source.value.length + 60) : null,
    text: originOf(key, source),
  });
}

function originOf(key: string, { value, first, step, inInstruction }: ValueSource): string {
  const named = `The value ${JSON.stringify(value)} of ${key}`;
  const instruction = inInstruction
    ? "it stands in the user's instruction"
    : "it does not stand in the user's instruction";
  if (first === null) return `${named} appears nowhere before this call; ${instruction}.`;
  const speaker = { user: 'the user', agent: 'the agent', tool: "a tool's result", policy: 'the policy' }[first];
  return `${named} was first brought up by ${speaker} at step ${step}; ${instruction}.`;
}
