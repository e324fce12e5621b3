import type { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';

/**
 * A faker of its own in English: the same seed gives the same values, whatever else runs in the process. Dates are drawn around
 * a fixed day, never around the clock's. `part` keeps streams of one seed apart, so that tasks do not move when records do.
 */
export function createFaker({ seed, part = 0 }: { readonly seed: number; readonly part?: number }): Faker {
  const made = new FakerClass({ locale: faker.rawDefinitions });
  made.seed([seed, part]);
  made.setDefaultRefDate(REFERENCE_DATE);
  return made;
}

// The class by name comes only with all seventy locales, which take seven times as long to load.
const FakerClass = faker.constructor as typeof Faker;

const REFERENCE_DATE = '2024-05-15T15:00:00.000Z';
