import type { WorldGenerator } from './world-generator.ts';

/** What makes the built-in data sets, by domain. A new one is a folder here and one row. */
export const generators: { readonly [domain: string]: WorldGenerator } = {};
