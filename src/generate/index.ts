import { airlineGenerator } from './airline/index.ts';
import { healthcareGenerator } from './healthcare/index.ts';
import { retailGenerator } from './retail/index.ts';
import type { WorldGenerator } from './world-generator.ts';

/** What makes the built-in data sets, by domain. A new one is a folder here and one row. */
export const generators: { readonly [domain: string]: WorldGenerator } = {
  retail: retailGenerator,
  airline: airlineGenerator,
  healthcare: healthcareGenerator,
};
