import type { Faker } from '@faker-js/faker';
import { makeAddress } from './make-address.ts';
import type { Ids } from './make-ids.ts';
import type { PaymentMethod, User } from './records.ts';

/** Customers by their ids, without orders yet. No two bear the same name. */
export function makeUsers(options: {
  readonly faker: Faker;
  readonly ids: Ids;
  readonly count: number;
}): ReadonlyMap<string, User> {
  const { faker, ids, count } = options;
  const users = new Map<string, User>();
  const names = new Set<string>();
  while (users.size < count) {
    const first = faker.person.firstName();
    const last = faker.person.lastName();
    const name = `${first} ${last}`;
    if (!/^[A-Z][a-z]+ [A-Z][A-Za-z]+$/.test(name) || names.has(name)) {
      continue;
    }
    names.add(name);
    const methods = paymentMethods(faker, ids);
    users.set(ids.numbered(`${first}_${last}_`.toLowerCase(), 4), {
      name: { first_name: first, last_name: last },
      address: makeAddress(faker),
      email: `${first}.${last}${faker.number.int({ min: 10, max: 99 })}@example.com`.toLowerCase(),
      payment_methods: Object.fromEntries(methods.map((method) => [method.id, method])),
      orders: [],
    });
  }
  return users;
}

/** One to three methods; a second credit card may be among them, but never a second account or gift card. */
function paymentMethods(faker: Faker, ids: Ids): PaymentMethod[] {
  const count = faker.helpers.weightedArrayElement([
    { value: 1, weight: 4 },
    { value: 2, weight: 5 },
    { value: 3, weight: 3 },
  ]);
  const sources = ['credit_card', 'credit_card', 'gift_card', 'paypal'] as const;
  return faker.helpers.arrayElements(sources, count).map((source) => {
    const id = ids.numbered(`${source}_`, 7);
    if (source === 'credit_card') {
      const brand = faker.helpers.arrayElement(['mastercard', 'visa']);
      return { source, brand, last_four: faker.string.numeric({ length: 4, allowLeadingZeros: false }), id };
    }
    return source === 'gift_card' ? { source, balance: faker.number.int({ min: 5, max: 420 }), id } : { source, id };
  });
}
