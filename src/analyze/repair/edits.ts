import type { Requestor } from '../../domains/engine/world.ts';
import { sameValue } from '../case/same-value.ts';
import type { ExpectedWrite } from './expected-writes.ts';
import type { RecordedWrite } from './recorded-writes.ts';
import type { Place, PlainCall, RepairEdit } from './repair.ts';

/** The edit that leaves a write out. */
export function dropCall(write: RecordedWrite): RepairEdit {
  const { step, call, name } = write;
  return { kind: 'drop_call', step, call, expected: null, name, before: callOf(write), after: null };
}

/** The edit that makes a write the expected one: only its arguments where the tool is right. */
export function replaceBy(write: RecordedWrite, expected: ExpectedWrite): RepairEdit {
  const { step, call, name } = write;
  const place = { step, call, expected: expected.action, name: expected.name };
  if (name !== expected.name) {
    return { ...place, kind: 'replace_call', before: callOf(write), after: plain(expected) };
  }
  if (write.arguments === null) {
    return { ...place, kind: 'replace_argument', before: write.unreadable, after: expected.arguments };
  }
  const keys = differingKeys(write.arguments, expected.arguments);
  const before = pick(write.arguments, keys);
  return { ...place, kind: 'replace_argument', before, after: pick(expected.arguments, keys) };
}

/** The same replacement without one of its arguments, which then stays as recorded. */
export function keepArgument(edit: RepairEdit, key: string): RepairEdit {
  const without = (fields: unknown) =>
    Object.fromEntries(Object.entries(fields as Record<string, unknown>).filter(([name]) => name !== key));
  return { ...edit, before: without(edit.before), after: without(edit.after) };
}

/** The edit that makes an expected write before a place. */
export function insertCall({ step, call }: Place, expected: ExpectedWrite): RepairEdit {
  const { action, name } = expected;
  return { kind: 'insert_call', step, call, expected: action, name, before: null, after: plain(expected) };
}

/** The edit that makes a write before another place. */
export function moveCall(write: RecordedWrite, place: Place): RepairEdit {
  const { step, call, name } = write;
  return { kind: 'move_call', step, call, expected: null, name, before: callOf(write), after: { ...place } };
}

/** The edit that ends the run before a write; `later` are the effective writes that are not made then, it among them. */
export function stopBefore(write: RecordedWrite, later: readonly RecordedWrite[]): RepairEdit {
  const { step, call } = write;
  const before = later.map((each) => ({ step: each.step, ...callOf(each) }));
  return { kind: 'stop_here', step, call, expected: null, name: null, before, after: null };
}

/** The edit that tells the user required outputs in one message. */
export function sayOutputs(step: number, texts: readonly string[]): RepairEdit {
  return { kind: 'say_output', step, call: null, expected: null, name: null, before: null, after: texts.join('; ') };
}

/** Names of the arguments in which two calls of one tool differ. */
export function differingKeys(left: PlainCall['arguments'], right: PlainCall['arguments']): string[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.filter((name) => !sameValue(left[name], right[name]) || name in left !== name in right);
}

function callOf({ name, arguments: given, unreadable, requestor }: RecordedWrite): object {
  return { name, arguments: given ?? unreadable, ...byUser(requestor) };
}

function plain({ name, arguments: given, requestor }: ExpectedWrite): PlainCall {
  return { name, arguments: given, ...byUser(requestor) };
}

/** Only calls of the user say whose they are. */
function byUser(requestor: Requestor): { readonly requestor?: 'user' } {
  return requestor === 'user' ? { requestor } : {};
}

function pick(values: PlainCall['arguments'], keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(values, key) ? [[key, values[key]]] : [])));
}
