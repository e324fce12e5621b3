import { copyDictionary } from '../../python/copy.ts';
import { entriesOf, keepOrder } from '../../python/keys.ts';
import { PythonError } from '../../python/python-error.ts';
import {
  type Dictionary,
  isDictionary,
  type MutableDictionary,
  type MutableValue,
  type Value,
} from '../../python/value.ts';
import { type Field, gathered, misfit, type Reading } from './field.ts';
import { validationText } from './validation-text.ts';

/** A pydantic model: a class whose objects tau2 keeps, answers with and hashes as dictionaries of their fields in its order. */
export interface Model extends Field {
  readonly name: string;
  /** `Model(**given)`, dumped; raises pydantic's text where it does not fit. */
  readonly create: (given: Dictionary) => MutableDictionary;
}

/** A model with its fields in order. What it has no field for is left out, or refused where `extra` says so. */
export function model(
  name: string,
  fields: Readonly<Record<string, Field>>,
  { extra = 'ignore' }: { readonly extra?: 'ignore' | 'forbid' } = {},
): Model {
  function readFields(given: Dictionary): Reading {
    const readings = Object.entries(fields).map(([key, field]): [string, Reading] => [
      key,
      readField(given, key, field),
    ]);
    const unknown = entriesOf(given)
      .filter(([key]) => extra === 'forbid' && !Object.hasOwn(fields, key))
      .map(([key, value]): [string, Reading] => [
        key,
        misfit('extra_forbidden', 'Extra inputs are not permitted', value),
      ]);
    return gathered([...readings, ...unknown], Object.fromEntries);
  }

  return {
    name,
    read: (value) =>
      isDictionary(value)
        ? readFields(value)
        : misfit('model_type', `Input should be a valid dictionary or instance of ${name}`, value),
    create(given) {
      const reading = readFields(given);
      if (reading.misfits !== undefined) {
        throw new PythonError(validationText(name, reading.misfits));
      }
      return reading.value as MutableDictionary;
    },
  };
}

/** `Dict[str, ...]`: keys in the order given. */
export function dictionary(field: Field): Field {
  return {
    read(value) {
      if (!isDictionary(value)) {
        return misfit('dict_type', 'Input should be a valid dictionary', value);
      }
      const entries = entriesOf(value);
      return gathered(
        entries.map(([key, part]): [string, Reading] => [key, field.read(part)]),
        (parts): MutableValue =>
          keepOrder(
            Object.fromEntries(parts),
            entries.map(([key]) => key),
          ),
      );
    },
  };
}

/** `Union[...]` of models that a value fits one of at most. */
export function union(...models: readonly Model[]): Field {
  return {
    read(value) {
      const misfits = [];
      for (const { name, read } of models) {
        const reading = read(value);
        if (reading.misfits === undefined) {
          return reading;
        }
        misfits.push(...reading.misfits.map((found) => ({ ...found, path: [name, ...found.path] })));
      }
      return { misfits };
    },
  };
}

/**
 * A record of a data set as the model keeps it: absent optional fields are null, an int where a float is declared is one. A record
 * that does not fit stays as it is, for a world can be acted in all the same.
 */
export function modelled(made: Model, record: Dictionary): MutableDictionary {
  const { value } = made.read(record);
  return value === undefined ? copyDictionary(record) : (value as MutableDictionary);
}

function readField(given: Dictionary, key: string, field: Field): Reading {
  if (Object.hasOwn(given, key)) {
    return field.read(given[key] as Value);
  }
  return field.fallback === undefined ? misfit('missing', 'Field required', given) : { value: field.fallback() };
}
