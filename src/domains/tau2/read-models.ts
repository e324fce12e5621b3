import { iterate } from '../../python/containers.ts';
import { PythonError } from '../../python/python-error.ts';
import { type Dictionary, isDictionary, type MutableDictionary, typeName, type Value } from '../../python/value.ts';
import type { Model } from './model.ts';

/**
 * A list argument as tau2's tools read it: where all of its items are dictionaries they become models, and what does not fit one
 * raises; any other value stays as it is.
 */
export function readModels(model: Model, value: Value): readonly MutableDictionary[] | Value {
  const items = iterate(value);
  return items.every(isDictionary) ? items.map((item) => model.create(item as Dictionary)) : value;
}

/** Goes through what `readModels` gave, and raises at the first item that is no model, as reading its attribute does. */
export function modelsOf(given: Value, attribute: string): readonly Value[] {
  const items = iterate(given);
  const first = items[0];
  const raw = items.length > 0 && !items.every(isDictionary);
  if (raw && first !== undefined) {
    throw new PythonError(`'${typeName(first)}' object has no attribute '${attribute}'`);
  }
  return items;
}
