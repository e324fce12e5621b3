import type { AlignmentRow } from '../../records/finding.ts';
import { sameValue } from '../case/same-value.ts';

/** The smallest part by which a call differs from the expected one. */
export interface Atom {
  /** Argument, or dotted path within it. */
  readonly key: string;
  /** Null where the actual call has an element too many. */
  readonly expected: string | null;
  /** Null where an element is missing. */
  readonly actual: string | null;
  /** Other elements of the same list in both calls: what names one of them must not be taken for this one. */
  readonly beside: readonly string[];
  /** The two stand in each other's place. */
  readonly swapped?: boolean;
}

type Given = Readonly<Record<string, unknown>>;

/** Takes a wrong argument apart: single values, elements that are missing, elements that are too many. */
export function atomsOf({ expected, actual, keys }: AlignmentRow): Atom[] {
  if (expected === null || actual === null) {
    return [];
  }
  const lists = keys.filter((key) => isScalarList(expected.arguments[key]) || isScalarList(actual.arguments[key]));
  const parallel = parallelLists(expected.arguments, actual.arguments);
  const zipped = parallel !== null && lists.some((key) => parallel.includes(key));
  const atoms = keys.flatMap((key) => {
    if (zipped && parallel.includes(key)) {
      return [];
    }
    return valueAtoms(key, expected.arguments[key], actual.arguments[key]);
  });
  const all = [...(zipped ? tupleAtoms(parallel, expected.arguments, actual.arguments) : []), ...atoms].filter(
    (atom, _, every) => every.every(({ key }) => isDerived(key)) || !isDerived(atom.key),
  );
  // Two values in each other's place are one difference, told where the first of them stands.
  const partnerOf = (atom: Atom) =>
    all.findIndex((other) => other !== atom && other.expected === atom.actual && other.actual === atom.expected);
  return all.flatMap((atom, index) => {
    const partner = partnerOf(atom);
    return partner === -1 ? [atom] : partner > index ? [{ ...atom, swapped: true }] : [];
  });
}

/** What follows from other arguments and is chosen by nobody. */
function isDerived(key: string): boolean {
  return /(^|\.)(amount|nonfree_\w+|price)$/.test(key);
}

/** Two lists of one length in each of the calls, of which the second says what becomes of the first. */
function parallelLists(want: Given, got: Given): readonly [string, string] | null {
  const names = Object.keys(want).filter((name) => isScalarList(want[name]) && isScalarList(got[name]));
  const [first, second] = names;
  if (first === undefined || second === undefined || names.length !== 2) {
    return null;
  }
  const sameLength = (given: Given) => (given[first] as unknown[]).length === (given[second] as unknown[]).length;
  return sameLength(want) && sameLength(got) ? [first, second] : null;
}

function tupleAtoms([first, second]: readonly [string, string], want: Given, got: Given): Atom[] {
  const wanted = zip(want[first], want[second]);
  const made = zip(got[first], got[second]);
  const beside = [...wanted.keys()].filter((key) => made.has(key));
  const missing = [...wanted.keys()].filter((key) => !made.has(key));
  const extra = [...made.keys()].filter((key) => !wanted.has(key));
  const changed = beside.filter((key) => wanted.get(key) !== made.get(key));
  return [
    ...changed.map((key) => ({
      key: second,
      expected: wanted.get(key) ?? null,
      actual: made.get(key) ?? null,
      beside: [],
    })),
    ...elementAtoms(first, missing, extra, beside),
  ];
}

function zip(keys: unknown, values: unknown): Map<string, string> {
  return new Map((keys as unknown[]).map((key, index) => [String(key), String((values as unknown[])[index])]));
}

/** One for one is another choice; otherwise elements are missing or too many. */
function elementAtoms(
  key: string,
  missing: readonly string[],
  extra: readonly string[],
  beside: readonly string[],
): Atom[] {
  if (missing.length === extra.length) {
    return missing.map((value, index) => ({ key, expected: value, actual: extra[index] ?? null, beside }));
  }
  return [
    ...missing.map((value) => ({ key, expected: value, actual: null, beside: [...beside, ...extra] })),
    ...extra.map((value) => ({ key, expected: null, actual: value, beside: [...beside, ...missing] })),
  ];
}

function valueAtoms(key: string, want: unknown, got: unknown): Atom[] {
  if (sameValue(want, got)) {
    return [];
  }
  if (isScalarList(want) && isScalarList(got)) {
    const wanted = want.map(String);
    const made = got.map(String);
    return elementAtoms(
      key,
      wanted.filter((value) => !made.includes(value)),
      made.filter((value) => !wanted.includes(value)),
      wanted.filter((value) => made.includes(value)),
    );
  }
  if (Array.isArray(want) && Array.isArray(got) && want.length !== got.length) {
    const missing = want.filter((one) => !got.some((other) => sameValue(one, other)));
    const extra = got.filter((one) => !want.some((other) => sameValue(one, other)));
    return elementAtoms(key, missing.map(shortest), extra.map(shortest), []);
  }
  if (isNested(want) && isNested(got)) {
    const names = [...new Set([...Object.keys(want), ...Object.keys(got)])];
    return names.flatMap((name) => valueAtoms(`${key}.${name}`, want[name], got[name]));
  }
  return [{ key, expected: scalar(want), actual: scalar(got), beside: [] }];
}

/** An element that is a record is named by its most telling plain value. */
function shortest(element: unknown): string {
  if (!isNested(element)) {
    return String(element);
  }
  const values = Object.entries(element).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  const telling = values.find(([name]) => /first_name|_number$|(^|_)id$|name/.test(name)) ?? values[0];
  return telling === undefined ? JSON.stringify(element) : String(telling[1]);
}

function scalar(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  return Array.isArray(value) ? JSON.stringify(value) : shortest(value);
}

function isScalarList(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object');
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
