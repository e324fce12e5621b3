import type { AlignmentRow } from '../../records/finding.ts';
import { escapeLine } from '../../text/escape-line.ts';
import { sanitiseLine } from '../../text/sanitise.ts';

const marks: Readonly<Record<AlignmentRow['status'], string>> = {
  matched: '=',
  wrong_argument: '~',
  wrong_tool: '~',
  missing: '-',
  unintended: '+',
  rejected: '!',
};

/** One row of the comparison. A call stands whole on one line, however long, so that it can be copied. */
export function callLines({ expected, actual, keys, step, status }: AlignmentRow): string[] {
  const place = step === null ? '' : ` at step ${step}`;
  const differs = keys.length > 0 ? `: ${keys.join(', ')}` : '';
  const sides = [
    ...(expected && status !== 'matched' ? [`  expected ${escapeLine(callText(expected))}`] : []),
    ...(actual ? [`  actual   ${escapeLine(callText(actual))}`] : []),
  ];
  return [sanitiseLine(`${marks[status]} ${status.replaceAll('_', ' ')}${place}${differs}`), ...sides];
}

/** A call with all of its arguments. */
export function callText(call: NonNullable<AlignmentRow['expected']>): string {
  const given = Object.entries(call.arguments).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `${call.name}(${given.join(', ')})`;
}
