import { copyDictionary } from '../../../python/copy.ts';
import { PythonError } from '../../../python/python-error.ts';
import { isDictionary, type MutableDictionary, typeName, type Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import type { View } from '../../engine/view.ts';
import { ONLY } from '../user-models.ts';

/** The phone of the user, to read. */
export function phoneOf(view: View): Row {
  return view.get('device', ONLY);
}

/** The phone of the user, to change. */
export function changePhone(view: View): MutableDictionary {
  return view.change('device', ONLY);
}

/** Where the user is, and what the operator lets the phone do there; to read. */
export function surroundingsOf(view: View): Row {
  return view.get('surroundings', ONLY);
}

/** The same, to change. */
export function changeSurroundings(view: View): MutableDictionary {
  return view.change('surroundings', ONLY);
}

/** `object.name` of a value that is a record while nobody put something else in its place. */
export function attribute(value: Value, name: string): Value {
  return isDictionary(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : noAttribute(value, name);
}

/** What Python raises for an attribute that a value does not have. */
export function noAttribute(value: Value, name: string): never {
  throw new PythonError(`'${typeName(value)}' object has no attribute '${name}'`);
}

/** `phone.part.name = value`, which raises where no record stands there. */
export function setAttribute(
  phone: MutableDictionary,
  part: string,
  { name, value }: { readonly name: string; readonly value: string | boolean | null },
): void {
  const record = phone[part] ?? null;
  phone[part] = isDictionary(record) ? { ...copyDictionary(record), [name]: value } : noAttribute(record, name);
}
