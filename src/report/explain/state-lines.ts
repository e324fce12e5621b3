import type { Finding } from '../../records/finding.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { wrap } from '../../text/wrap.ts';

/** One field that ended otherwise than expected, and the call that changed it last, where a fact tells. */
export function stateLines(
  { table, key, field, expected, actual }: Finding['state_difference'][number],
  { evidence }: Finding,
  width: number,
): string[] {
  const fact = evidence.find(
    ({ rule, detail }) =>
      rule === 'state_difference' && detail?.['table'] === table && detail['key'] === key && detail['field'] === field,
  );
  const text = `${table} ${key}${field ? ` ${field}` : ''}: expected ${valueText(expected)}, got ${valueText(actual)}${causeText(fact?.detail?.['cause'])}`;
  return wrap({ text: sanitiseLine(text), width: Math.max(20, width - 4) }).map((line, index) =>
    index === 0 ? line : `  ${line}`,
  );
}

function causeText(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('step' in cause) || !('name' in cause)) {
    return '';
  }
  return ` (last changed at step ${String(cause.step)} by ${String(cause.name)})`;
}

/** A value as JSON; what a sum of floats leaves behind the tenth digit says nothing. */
function valueText(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(10)) : part,
    ) ?? 'nothing'
  );
}
