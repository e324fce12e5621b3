import type { Door, GivenValue, Option } from './option.ts';
import { parseChoice, parseInteger, parseList, parseNumber, parseSeconds } from './parse-texts.ts';

/** What an option of one value says beside its parser. */
export interface Single {
  readonly value: string;
  readonly text: string;
  readonly short?: string;
  readonly default?: string;
  readonly required?: true;
  readonly only?: 'line' | 'file';
}

type OrNull<Value, Given extends Single> = Given extends { readonly default: string } | { readonly required: true }
  ? Value
  : Value | null;

/** One value; null where it was not given and has no default. */
export function parsed<Value, const Given extends Single>(
  given: Given,
  parse: (text: string, door: Door) => Value | Promise<Value>,
): Option<OrNull<Value, Given>> {
  return {
    ...plain,
    ...given,
    kind: 'text',
    parse: (raw, door) => {
      const text = raw ?? given.default ?? null;
      // The type says null only where there is neither default nor duty to give one.
      return text === null ? (null as OrNull<Value, Given>) : (parse(String(text), door) as OrNull<Value, Given>);
    },
  };
}

/** A text as it is. */
export function text<const Given extends Single>(given: Given): Option<OrNull<string, Given>> {
  return parsed(given, (value) => value);
}

/** A path, counted from the folder of the call. */
export function path<const Given extends Single>(given: Given): Option<OrNull<string, Given>> {
  return parsed(given, (value, { at }) => at(value));
}

/** A whole number not below `least`. */
export function integer<const Given extends Single & { readonly least?: number }>(
  given: Given,
): Option<OrNull<number, Given>> {
  return parsed(given, (value, { flag }) => parseInteger(value, flag, given.least));
}

/** A number. */
export function decimal<const Given extends Single>(given: Given): Option<OrNull<number, Given>> {
  return parsed(given, (value, { flag }) => parseNumber(value, flag));
}

/** Seconds above 0, as milliseconds. */
export function seconds<const Given extends Single>(given: Given): Option<OrNull<number, Given>> {
  return parsed(given, (value, { flag }) => parseSeconds(value, flag) * 1000);
}

/** One of some names. Names that only heavy parts know are handed in by a function that loads these. */
export function choice<const Name extends string, const Given extends Single>(
  given: Given & { readonly names: readonly Name[] | (() => Promise<readonly Name[]>) },
): Option<OrNull<Name, Given>> {
  const { names } = given;
  return parsed(given as Given, async (value, { flag }) =>
    parseChoice(value, flag, typeof names === 'function' ? await names() : names),
  );
}

/** The row of a table that has the name; the table is loaded when it is asked. */
export function row<Row, const Given extends Single>(
  given: Given & { readonly table: () => Promise<Readonly<Record<string, Row>>> },
): Option<OrNull<Row, Given>> {
  return parsed(given as Given, async (value, { flag }) => {
    const table = await given.table();
    return table[parseChoice(value, flag, Object.keys(table))] as Row;
  });
}

/** Several texts behind one flag; null where it was not given. */
export function words<Value>(
  given: Omit<Single, 'default' | 'required'>,
  parse: (texts: readonly string[], door: Door) => Value,
): Option<Value | null> {
  return { ...plain, ...given, kind: 'texts', parse: (raw, door) => (raw === null ? null : parse(textsOf(raw), door)) };
}

/** Texts by blanks or commas. */
export function list(given: Omit<Single, 'default' | 'required'>): Option<readonly string[] | null> {
  return words(given, parseList);
}

/** Whole numbers by blanks or commas. */
export function integers(given: Omit<Single, 'default' | 'required'>): Option<readonly number[] | null> {
  return words(given, (texts, { flag }) => parseList(texts).map((value) => parseInteger(value, flag)));
}

/** One value for each time the flag stands there. */
export function repeated<Value>(
  given: Omit<Single, 'default' | 'required'>,
  parse: (text: string) => Value | Promise<Value>,
): Option<readonly Value[]> {
  return {
    ...plain,
    ...given,
    kind: 'repeated',
    parse: async (raw) => (raw === null ? [] : await Promise.all(textsOf(raw).map(parse))),
  };
}

/** On where it was given. */
export function toggle(given: { readonly text: string }): Option<boolean> {
  return { ...plain, ...given, kind: 'switch', parse: (raw) => raw === true };
}

/** Off where its `--no-NAME` was given. */
export function offSwitch(given: { readonly text: string }): Option<boolean> {
  return { ...plain, ...given, kind: 'off-switch', parse: (raw) => raw !== false };
}

/** A switch that may have a text: false where it was not given, true where it was given alone. */
export function switchOrText<Value>(
  given: Omit<Single, 'default' | 'required'>,
  parse: (text: string, door: Door) => Value,
): Option<Value | boolean> {
  return {
    ...plain,
    ...given,
    kind: 'switch-or-text',
    parse: (raw, door) => (typeof raw === 'string' ? parse(raw, door) : raw === true),
  };
}

function textsOf(raw: GivenValue): readonly string[] {
  return typeof raw === 'object' ? raw : [String(raw)];
}

const plain = { value: null, short: null, default: null, required: false, only: null } as const;
