import type { AlignmentRow, Evidence, Finding } from '../records/finding.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { escapeLine } from '../text/escape-line.ts';
import { sanitise, sanitiseLine } from '../text/sanitise.ts';
import { truncate } from '../text/truncate.ts';
import { wrap } from '../text/wrap.ts';
import { turnLines } from './turn-lines.ts';

/** Steps shown before and after a cited one. */
const context = 2;

/**
 * One failure as a page of at most `width` columns: verdict, proof, aligned calls, state difference, facts, and the cited
 * turns with what stands around them. Without the trajectory the turns are left out and `reason` says why.
 */
export function explainText({
  finding,
  trajectory,
  reason,
  width,
}: {
  readonly finding: Finding;
  readonly trajectory: Trajectory | null;
  readonly reason: string | null;
  readonly width: number;
}): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Verdict', verdict(finding, width)],
    ['Proof', proof(finding, width)],
    ['Further faults', further(finding, width)],
    ['Expected and actual calls', finding.alignment.flatMap((row) => alignmentLines(row, width))],
    ['State difference', finding.state_difference.flatMap((row) => stateLines(row, width))],
    ['Facts', finding.evidence.flatMap((one) => factLines(one, width))],
    ['Reviews that came with the file', finding.reviews.flatMap((review) => reviewLines(review, width))],
    [
      'Cited turns',
      trajectory ? citedTurns(finding, trajectory, width) : wrapped(reason ?? 'The run could not be opened.', width),
    ],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n'));
  return `${heading(finding, width)}\n\n${body.join('\n\n')}\n`;
}

function heading({ domain, task_id, trial, reward, trajectory, source }: Finding, width: number): string {
  const place = `${domain ?? 'unknown domain'}, task ${task_id ?? '?'}, trial ${trial ?? '?'}, reward ${reward ?? 'none'}`;
  return [place, `${trajectory} (${source.file}, record ${source.index})`]
    .map((line) => truncate({ text: sanitiseLine(line), width }))
    .join('\n');
}

function verdict(finding: Finding, width: number): string[] {
  if (finding.status === 'error')
    return wrapped(escapeLine(`Not judged: ${finding.error ?? 'no reason is given'}`), width);
  const { author, type, step, severity, confidence, description, correct_behavior } = finding;
  const labels = [
    `${author}, ${type}`,
    step === null ? 'no step' : `step ${step}`,
    severity ?? '',
    confidence === null ? '' : `confidence ${confidence.toFixed(2)}`,
  ];
  const right = correct_behavior ? wrapped(escapeLine(`Right would have been: ${correct_behavior}`), width) : [];
  return [labels.filter(Boolean).join(' | '), ...wrapped(escapeLine(description ?? ''), width), ...right];
}

function proof({ counterfactual }: Finding, width: number): string[] {
  if (!counterfactual) return [];
  const { proven, repair, diff, edits, reward_after } = counterfactual;
  const outcome = proven === null ? 'not applicable' : proven ? 'proven by replay' : 'not proven';
  const reward = reward_after === null ? '' : `, reward after the repair ${reward_after}`;
  const count = edits.length === 0 ? '' : ` (${edits.length} ${edits.length === 1 ? 'edit' : 'edits'}${reward})`;
  return [
    `${outcome}${count}`,
    ...wrapped(escapeLine(repair), width),
    ...diff.flatMap((line) => wrapped(escapeLine(line), width - 2).map((part) => `  ${part}`)),
  ];
}

function further({ faults, root_fault }: Finding, width: number): string[] {
  return faults
    .filter((_, index) => index !== root_fault)
    .flatMap((fault) => {
      const place = fault.step === null ? '' : ` at step ${fault.step}`;
      return hanging(
        escapeLine(`${fault.author}, ${fault.type}${place} (${fault.severity}): ${fault.description}`),
        width,
      );
    });
}

const marks: Readonly<Record<AlignmentRow['status'], string>> = {
  matched: '=',
  wrong_argument: '~',
  wrong_tool: '~',
  missing: '-',
  unintended: '+',
  rejected: '!',
};

function alignmentLines({ expected, actual, keys, step, status }: AlignmentRow, width: number): string[] {
  const place = step === null ? '' : ` at step ${step}`;
  const head = `${marks[status]} ${status}${place}${keys.length > 0 ? `: ${keys.join(', ')}` : ''}`;
  if (status === 'matched') return [truncate({ text: sanitiseLine(`${head} ${callText(actual)}`), width: width - 2 })];
  const sides = [expected ? `expected ${callText(expected)}` : '', actual ? `actual   ${callText(actual)}` : ''].filter(
    Boolean,
  );
  return [
    sanitiseLine(head),
    ...sides.flatMap((side) => wrapped(escapeLine(side), width - 2).map((line) => `  ${line}`)),
  ];
}

function callText(call: AlignmentRow['expected']): string {
  return call
    ? `${call.name}(${Object.entries(call.arguments)
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
        .join(', ')})`
    : '';
}

function stateLines(
  { table, key, field, expected, actual }: Finding['state_difference'][number],
  width: number,
): string[] {
  const text = `${table} ${key}${field ? ` ${field}` : ''}: expected ${valueText(expected)}, got ${valueText(actual)}`;
  return wrap({ text: sanitiseLine(text), width: Math.max(20, width - 4) }).map((line, index) =>
    index === 0 ? line : `  ${line}`,
  );
}

/** A value as JSON; what a sum of floats leaves behind the tenth digit says nothing. */
function valueText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(10)) : part,
  );
}

function factLines({ rule, step, text }: Evidence, width: number): string[] {
  return hanging(escapeLine(`${step === null ? '' : `[${step}] `}${text} (${rule})`), width);
}

function reviewLines({ source, severity, step, tags, reasoning }: Finding['reviews'][number], width: number): string[] {
  const place = step === null ? '' : ` at step ${step}`;
  return hanging(
    `${source ?? 'unknown'}${place} (${[severity, ...tags].filter(Boolean).join(', ')}): ${reasoning ?? ''}`,
    width,
  );
}

function citedTurns(finding: Finding, trajectory: Trajectory, width: number): string[] {
  const cited = new Set([finding.step, ...finding.faults.map(({ step }) => step)].filter((step) => step !== null));
  const shown = new Set<number>();
  for (const step of cited) for (let near = step - context; near <= step + context; near += 1) shown.add(near);
  const lines: string[] = [];
  let last = -1;
  for (const step of [...shown].sort((a, b) => a - b)) {
    const message = trajectory.messages[step];
    if (!message) continue;
    if (last !== -1 && step !== last + 1) lines.push('...');
    lines.push(...turnLines({ message, step, marked: cited.has(step), width: width - 2 }));
    last = step;
  }
  return lines;
}

/** An entry of a list: its further lines are indented, so that none of them looks like the next entry. */
function hanging(text: string, width: number): string[] {
  return wrapped(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}

function wrapped(text: string, width: number): string[] {
  return [...wrap({ text: sanitise(text), width: Math.max(20, width - 2) })];
}
