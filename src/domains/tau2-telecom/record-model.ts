import { copy, setField } from '../../python/copy.ts';
import { numberOf } from '../../python/arithmetic.ts';
import { float, isDictionary, isList, type MutableDictionary, type MutableValue, type Value } from '../../python/value.ts';

/** A kind of record: its fields in the order in which they are written out. */
export type RecordModel = Readonly<Record<string, RecordField>>;

/** One field of a record. */
export interface RecordField {
  /** What is read where the data say nothing; undefined where they have to say it. */
  readonly absent?: Value;
  /** The value of the data as the world holds it. */
  readonly read?: (value: Value) => MutableValue;
}

/** A record with all its fields in their order, from what the data say of it. Fields that the kind does not have stay at the end. */
export function fillRecord(model: RecordModel, data: Value): MutableDictionary {
  const given = isDictionary(data) ? data : {};
  const record: MutableDictionary = {};
  for (const [name, { absent, read = copy }] of Object.entries(model)) {
    if (Object.hasOwn(given, name)) {
      record[name] = read(given[name] ?? null);
    } else if (absent !== undefined) {
      record[name] = read(absent);
    }
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(model, name)) {
      setField(record, name, copy(value));
    }
  }
  return record;
}

/** A field that the data have to hold. */
export const needed: RecordField = {};

/** A field with a value of its own where the data hold none. */
export function withDefault(absent: Value): RecordField {
  return { absent };
}

/** A number with a fraction: 5 becomes 5.0. */
export function decimal(absent?: number): RecordField {
  const read = (value: Value) => {
    const number = typeof value === 'boolean' ? undefined : numberOf(value);
    return number === undefined ? copy(value) : float(Number(number));
  };
  return absent === undefined ? { read } : { read, absent };
}

/** A moment as Python writes it: a blank between day and time. */
export function moment(absent?: Value): RecordField {
  const read = (value: Value) => (typeof value === 'string' ? value.replace('T', ' ') : copy(value));
  return absent === undefined ? { read } : { read, absent };
}

/** A record within a record. */
export function nested(model: RecordModel, absent?: Value): RecordField {
  const read = (value: Value) => (isDictionary(value) ? fillRecord(model, value) : copy(value));
  return absent === undefined ? { read } : { read, absent };
}

/** A list of records; empty where the data hold none. */
export function listOf(model: RecordModel): RecordField {
  return { absent: [], read: (value) => (isList(value) ? value.map((each) => fillRecord(model, each)) : copy(value)) };
}

/** Records by name. */
export function recordsOf(model: RecordModel, absent: Value): RecordField {
  const read = (value: Value) => {
    const records: MutableDictionary = {};
    for (const [name, each] of Object.entries(isDictionary(value) ? value : {})) {
      setField(records, name, fillRecord(model, each));
    }
    return records;
  };
  return { absent, read };
}
