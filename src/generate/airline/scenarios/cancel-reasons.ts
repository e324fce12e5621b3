import type { Faker } from '@faker-js/faker';
import { hasStatus, isRecent } from '../facts.ts';
import type { Reservation } from '../records.ts';
import type { World } from '../world.ts';

/** Why a trip can be cancelled by the policy, apart from the reason that the user gives; `none` where nothing allows it. */
export function groundsOf(
  world: World,
  reservation: Reservation,
): 'recent' | 'airline' | 'business' | 'insured' | 'none' {
  if (hasStatus(world, reservation, 'cancelled')) {
    return 'airline';
  }
  if (isRecent(reservation)) {
    return 'recent';
  }
  if (reservation.cabin === 'business') {
    return 'business';
  }
  return reservation.insurance === 'yes' ? 'insured' : 'none';
}

/** A reason that insurance covers. */
export function healthReason(faker: Faker): string {
  return faker.helpers.arrayElement([
    'you have broken your ankle and your doctor has told you not to fly',
    'you have come down with pneumonia and are not fit to travel',
    'a hurricane warning is out for the place you wanted to go to, and it is not safe to travel',
    'you have to have surgery and will not be fit to fly by then',
    'your doctor has just told you that you must not fly because of your ear infection',
  ]);
}

/** A reason that nothing covers. */
export function otherReason(faker: Faker): string {
  return faker.helpers.arrayElement([
    'the conference that you wanted to go to has been called off',
    'your friends have moved the reunion to the autumn',
    'your boss has not given you the days off',
    'you have found a cheaper way to get there',
    'you no longer feel like travelling that far',
    'the wedding that you were invited to has been put off',
    'the band that you were going to see has split up',
    'you have won a trip somewhere nicer',
    'the flat that you were going to look at has been let to somebody else',
    'you are moving house around that time and had not thought of it',
  ]);
}

/** A reason that nothing covers, and that holds for two trips to different places. */
export function reasonForBoth(faker: Faker): string {
  return faker.helpers.arrayElement([
    'your boss has not given you any days off this month',
    'you are moving house and need the time for that',
    'you have spent too much this month and want the money back',
    'you have had enough of travelling for now',
  ]);
}
