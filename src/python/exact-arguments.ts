import { type Dictionary, isDictionary, toPlain, type Value } from './value.ts';

/** Under this the arguments of a call keep what Python sees in their numbers, where JavaScript has one number for 2 and 2.0. */
const EXACT = Symbol('exact arguments');

/** The values as JSON.parse gives them, with what they are exactly kept for `exactArguments`. Copies lose it. */
export function plainArguments(exact: Dictionary): Readonly<Record<string, unknown>> {
  const plain = toPlain(exact) as Readonly<Record<string, unknown>>;
  Object.defineProperty(plain, EXACT, { value: exact, enumerable: false });
  return plain;
}

/** The arguments as Python sees them, as far as that was kept. */
export function exactArguments(given: Readonly<Record<string, unknown>>): Dictionary {
  const exact = (given as { readonly [EXACT]?: Value })[EXACT];
  return exact !== undefined && isDictionary(exact) ? exact : (given as Dictionary);
}
