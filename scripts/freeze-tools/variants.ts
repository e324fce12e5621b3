import { isDictionary, isList, PythonFloat, type Value } from '../../src/python/value.ts';

/** Where in a call's arguments something is changed: keys and indices. */
export type Place = readonly (string | number)[];

/** One change of a call: the argument is left out, or is another value. */
export type Variant = { readonly at: Place; readonly dropped: true } | { readonly at: Place; readonly value: unknown };

/** Every argument of a call, and what lies within lists and objects, in many wrong and some right ways. */
export function variantsOf(given: Readonly<Record<string, unknown>>): Variant[] {
  const unknownArgument: Variant = { at: ['unknown_argument'], value: 1 };
  return [...Object.entries(given).flatMap(([name, value]) => within([name], value)), unknownArgument];
}

function within(at: Place, value: unknown): Variant[] {
  return [
    { at, dropped: true },
    ...others(value).map((other): Variant => ({ at, value: other })),
    ...partsOf(value).flatMap(([key, part]) => within([...at, key], part)),
  ];
}

/** Of a list only the first item, since the others go the same way. */
function partsOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (isList(value as Value)) {
    return (value as readonly unknown[]).slice(0, 1).map((item) => [0, item]);
  }
  return isDictionary(value as Value) ? Object.entries(value as object) : [];
}

function others(value: unknown): unknown[] {
  const foreign = [null, true, 0, -1, 2.5, '', 'nobody', '0', [], [null], {}, { id: 'nobody' }];
  return [...foreign, ...near(value)].filter((other) => JSON.stringify(other) !== JSON.stringify(value));
}

/** Values of the right type that are not quite the value. */
function near(value: unknown): unknown[] {
  if (typeof value === 'string') {
    return [`${value}x`, value.slice(0, -1), value.toUpperCase(), [value], { [value]: 1 }];
  }
  if (typeof value === 'number') {
    return [value + 1, value - 1, value * 1000, String(value), new PythonFloat(value + 1)];
  }
  if (!Array.isArray(value)) {
    return [];
  }
  return [[...value, ...value], [...value, 'nobody'], value.slice(1), value[0], JSON.stringify(value)];
}

/** The arguments with one change made. */
export function withVariant(
  given: Readonly<Record<string, unknown>>,
  variant: Variant,
): Readonly<Record<string, unknown>> {
  return changed(given, variant.at, variant) as Readonly<Record<string, unknown>>;
}

function changed(value: unknown, at: Place, variant: Variant): unknown {
  const [key, ...rest] = at;
  if (key === undefined) {
    return 'value' in variant ? variant.value : undefined;
  }
  const last = rest.length === 0;
  if (Array.isArray(value)) {
    if (last && 'dropped' in variant) {
      return value.filter((_, index) => index !== key);
    }
    return value.map((item, index) => (index === key ? changed(item, rest, variant) : item));
  }
  const record = value as Readonly<Record<string, unknown>>;
  if (last && 'dropped' in variant) {
    return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  }
  return { ...record, [key]: changed(record[key], rest, variant) };
}
