import { describe, expect, it } from 'vitest';
import type { CaseCall } from '../../src/analyze/case/case-file.ts';
import { lastChange } from '../../src/analyze/case/last-change.ts';

const call = (step: number, ...fields: readonly string[]): CaseCall => ({
  step,
  call: 0,
  name: `tool_${step}`,
  caller: 'agent',
  arguments: {},
  answered: step + 1,
  observation: '{}',
  kind: 'write',
  rejected: false,
  effective: true,
  changes: fields.map((field) => ({ table: 'loans', key: 'LN001', field, before: 1, after: 2 })),
});
const last = (calls: readonly CaseCall[], field: string, key = 'LN001') =>
  lastChange(calls, { table: 'loans', key, field })?.step ?? null;

describe('lastChange', () => {
  it('names the call that changed that very field, not a later touch of its record', () => {
    expect(last([call(2, 'due'), call(4, 'notes.0')], 'due')).toBe(2);
    expect(last([call(2, 'due'), call(4, 'due')], 'due')).toBe(4);
    expect(last([call(4, 'notes.0')], 'due')).toBeNull();
  });

  it('counts a part of the field, and what holds it', () => {
    expect(last([call(2, 'place.city')], 'place')).toBe(2);
    expect(last([call(2, 'place')], 'place.city')).toBe(2);
    expect(last([call(2, '')], 'place.city')).toBe(2);
    expect(last([call(2, 'place.city')], 'place.cityhall')).toBeNull();
  });

  it('tells records apart, and calls that were not replayed say nothing', () => {
    expect(last([call(2, 'due')], 'due', 'LN002')).toBeNull();
    expect(last([{ ...call(2), changes: null }], 'due')).toBeNull();
  });
});
