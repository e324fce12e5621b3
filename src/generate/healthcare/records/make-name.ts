import type { Faker } from '@faker-js/faker';
import type { PersonName } from '../clinic-records.ts';

/** A first and a last name of plain letters that `isFree` accepts. */
export function makeName(options: {
  readonly faker: Faker;
  readonly isFree: (name: PersonName) => boolean;
  readonly lastName?: string;
}): PersonName {
  const { faker, isFree, lastName } = options;
  for (let attempt = 0; attempt < 5000; attempt++) {
    const name = { first_name: faker.person.firstName(), last_name: lastName ?? faker.person.lastName() };
    if (/^[A-Z][a-z]+$/.test(name.first_name) && /^[A-Z][a-z]+$/.test(name.last_name) && isFree(name)) {
      return name;
    }
  }
  throw new Error('No free name was found in 5000 attempts; generate at a smaller scale.');
}
