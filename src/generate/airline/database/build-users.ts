import type { Faker } from '@faker-js/faker';
import type { Passenger, PaymentMethod, User } from '../records.ts';
import { familyNames, givenNames, homes, streets } from './names.ts';

/** The travellers, without reservations yet. */
export function buildUsers(options: { readonly faker: Faker; readonly count: number }): Readonly<Record<string, User>> {
  const users: Record<string, User> = {};
  while (Object.keys(users).length < options.count) {
    const user = buildUser(options.faker);
    const { first_name, last_name } = user.name;
    users[`${first_name}_${last_name}_${user.email.replace(/\D/g, '')}`.toLowerCase()] ??= user;
  }
  return users;
}

function buildUser(faker: Faker): User {
  const self = buildPassenger(faker);
  const { first_name, last_name } = self;
  const digits = String(faker.number.int({ min: 1000, max: 9999 }));
  const [city, state, zip] = faker.helpers.arrayElement(homes);
  const companions = Array.from({ length: faker.number.int({ min: 0, max: 3 }) }, () => buildPassenger(faker));
  return {
    name: { first_name, last_name },
    address: {
      address1: `${faker.number.int({ min: 3, max: 989 })} ${faker.helpers.arrayElement(streets)} ${faker.helpers.arrayElement(['Street', 'Road', 'Lane', 'Avenue'])}`,
      address2: faker.helpers.arrayElement(['', `Apt ${faker.number.int({ min: 1, max: 60 })}`]),
      city,
      country: 'USA',
      state,
      zip: `${zip}${String(faker.number.int({ min: 1, max: 99 })).padStart(2, '0')}`,
    },
    email: `${first_name}.${last_name}${digits}@example.org`.toLowerCase(),
    dob: self.dob,
    payment_methods: buildPaymentMethods(faker),
    saved_passengers: companions,
    membership: faker.helpers.weightedArrayElement([
      { value: 'regular', weight: 4 },
      { value: 'silver', weight: 3 },
      { value: 'gold', weight: 3 },
    ] as const),
    reservations: [],
  };
}

/** Somebody who may travel. */
export function buildPassenger(faker: Faker): Passenger {
  const month = faker.number.int({ min: 1, max: 12 });
  const day = faker.number.int({ min: 1, max: 28 });
  return {
    first_name: faker.helpers.arrayElement(givenNames),
    last_name: faker.helpers.arrayElement(familyNames),
    dob: `${faker.number.int({ min: 1950, max: 2004 })}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  };
}

function buildPaymentMethods(faker: Faker): Readonly<Record<string, PaymentMethod>> {
  const some = (most: number) => Array.from({ length: faker.number.int({ min: 0, max: most }) });
  const id = (source: string) => `${source}_${faker.number.int({ min: 1000000, max: 9999999 })}`;
  const brands = faker.helpers.shuffle(['visa', 'mastercard']).slice(0, faker.number.int({ min: 1, max: 2 }));
  const methods: PaymentMethod[] = [
    ...brands.map(
      (brand): PaymentMethod => ({
        source: 'credit_card',
        brand,
        last_four: String(faker.number.int({ min: 1000, max: 9999 })),
        id: id('credit_card'),
      }),
    ),
    ...some(2).map(
      (): PaymentMethod => ({
        source: 'gift_card',
        amount: faker.number.int({ min: 15, max: 290 }),
        id: id('gift_card'),
      }),
    ),
    ...some(2).map(
      (): PaymentMethod => ({
        source: 'certificate',
        amount: faker.helpers.arrayElement([75, 120, 150, 200, 225, 250, 300, 350]),
        id: id('certificate'),
      }),
    ),
  ];
  return Object.fromEntries(faker.helpers.shuffle(methods).map((method) => [method.id, method]));
}
