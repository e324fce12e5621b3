import type { Faker } from '@faker-js/faker';
import { addDays } from '../../../domains/healthcare/dates.ts';
import { now } from '../../../domains/healthcare/now.ts';
import { ageOn } from '../age-on.ts';
import type { Contact, Patient, Provider } from '../clinic-records.ts';
import { insurancePlans } from './insurance-plans.ts';
import { makeName } from './make-name.ts';
import { pharmacies } from './pharmacies.ts';

const towns = [
  { city: 'Millbrook', state: 'OR', zip: '97' },
  { city: 'Larkfield', state: 'OR', zip: '97' },
  { city: 'Eastham', state: 'WA', zip: '98' },
  { city: 'Port Alder', state: 'WA', zip: '98' },
];
const streets = [
  'Alder',
  'Birch',
  'Canal',
  'Dune',
  'Elm',
  'Foundry',
  'Garnet',
  'Heron',
  'Juniper',
  'Lantern',
  'Quarry',
];
const ways = ['Street', 'Avenue', 'Lane', 'Road', 'Court'];

/** The clinic's patients; about a fifth of them are minors with a guardian. No two share a full name. */
export function makePatients(options: {
  readonly faker: Faker;
  readonly scale: number;
  readonly providers: readonly Provider[];
}): Patient[] {
  const { faker, scale, providers } = options;
  const known = new Set<string>();
  return Array.from({ length: Math.max(1, Math.round(300 * scale)) }, (_, index): Patient => {
    const name = makeName({ faker, isFree: (free) => !known.has(`${free.first_name} ${free.last_name}`) });
    known.add(`${name.first_name} ${name.last_name}`);
    const years = faker.datatype.boolean(0.2)
      ? faker.number.int({ min: 1, max: 15 })
      : faker.number.int({ min: 19, max: 82 });
    const birth = addDays(now.date, -Math.round(years * 365.25) - faker.number.int({ min: 5, max: 360 }));
    const age = ageOn({ birth, date: now.date });
    const plan = faker.helpers.weightedArrayElement(
      insurancePlans.map(({ plan_id }) => ({ value: plan_id, weight: plan_id === 'PLAN06' ? 1 : 3 })),
    );
    const primary = providers.filter(
      ({ field, ages, accepted_plans }) =>
        field === 'primary_care' && ages.from <= age && age <= ages.to && accepted_plans.includes(plan),
    );
    return {
      patient_id: `PAT${String(index + 1).padStart(4, '0')}`,
      name,
      date_of_birth: birth,
      phone: `555-${faker.string.numeric({ length: 3, exclude: ['0'] })}-${faker.string.numeric(4)}`,
      email: `${name.first_name}.${name.last_name}${faker.number.int({ min: 10, max: 99 })}@example.com`.toLowerCase(),
      address: makeAddress(faker),
      pharmacy: faker.helpers.arrayElement(pharmacies),
      primary_provider: faker.helpers.arrayElement(primary.length > 0 ? primary : providers).provider_id,
      insurance: {
        plan_id: plan,
        member_id: plan === 'PLAN06' ? '' : `M${faker.string.numeric({ length: 8, allowLeadingZeros: false })}`,
        active: plan === 'PLAN06' || faker.datatype.boolean(0.9),
      },
      referrals: makeReferrals(faker),
      guardian: age < 18 ? makeContact(faker, name.last_name, ['mother', 'father', 'grandmother']) : null,
      authorized_contact:
        age >= 18 && faker.datatype.boolean(0.2)
          ? makeContact(faker, name.last_name, ['spouse', 'daughter', 'son', 'brother', 'sister'])
          : null,
    };
  });
}

function makeAddress(faker: Faker): Patient['address'] {
  const { city, state, zip } = faker.helpers.arrayElement(towns);
  const street = `${faker.number.int({ min: 3, max: 980 })} ${faker.helpers.arrayElement(streets)} ${faker.helpers.arrayElement(ways)}`;
  return { street, city, state, zip: zip + faker.string.numeric(3) };
}

function makeReferrals(faker: Faker): Patient['referrals'] {
  const specialties = ['dermatology', 'orthopedics', 'cardiology', 'ophthalmology', 'endocrinology', 'neurology'];
  return faker.helpers.arrayElements(specialties, { min: 0, max: 2 }).map((specialty) => ({
    specialty,
    valid_until: addDays(now.date, faker.number.int({ min: -40, max: 90 })),
  }));
}

function makeContact(faker: Faker, lastName: string, relationships: readonly string[]): Contact {
  const relationship = faker.helpers.arrayElement(relationships);
  const sex = /mother|daughter|sister/.test(relationship)
    ? 'female'
    : /father|son|brother/.test(relationship)
      ? 'male'
      : undefined;
  return { name: `${faker.person.firstName(sex).replace(/[^A-Za-z]/g, '')} ${lastName}`, relationship };
}
