import type { Faker } from '@faker-js/faker';
import { addDays, weekdayOf } from '../../../domains/healthcare/dates.ts';
import { now } from '../../../domains/healthcare/now.ts';
import type { Provider } from '../clinic-records.ts';
import { holiday } from './holiday.ts';
import { insurancePlans } from './insurance-plans.ts';
import { makeName } from './make-name.ts';

/** How many of forty providers have a specialty, and whom they see. */
const specialties = [
  { specialty: 'family medicine', share: 8, field: 'primary_care', ages: { from: 0, to: 120 } },
  { specialty: 'internal medicine', share: 6, field: 'primary_care', ages: { from: 18, to: 120 } },
  { specialty: 'pediatrics', share: 5, field: 'primary_care', ages: { from: 0, to: 17 } },
  { specialty: 'dermatology', share: 4, field: 'specialist', ages: { from: 0, to: 120 } },
  { specialty: 'orthopedics', share: 4, field: 'specialist', ages: { from: 10, to: 120 } },
  { specialty: 'cardiology', share: 3, field: 'specialist', ages: { from: 18, to: 120 } },
  { specialty: 'ophthalmology', share: 3, field: 'specialist', ages: { from: 5, to: 120 } },
  { specialty: 'gynecology', share: 3, field: 'specialist', ages: { from: 16, to: 120 } },
  { specialty: 'endocrinology', share: 2, field: 'specialist', ages: { from: 12, to: 120 } },
  { specialty: 'neurology', share: 2, field: 'specialist', ages: { from: 18, to: 120 } },
] as const;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const mornings = ['08:00-11:30', '08:30-12:00', '09:00-12:00', '09:00-11:00', '10:00-12:30'];
const afternoons = ['13:00-16:00', '13:30-17:00', '14:00-17:00', '13:00-15:00', '15:00-17:30'];

/** The clinic's providers, each with a few sessions a week. No two share a last name. */
export function makeProviders(options: { readonly faker: Faker; readonly scale: number }): Provider[] {
  const { faker, scale } = options;
  const known = new Set<string>();
  return specialties
    .flatMap((kind) => Array.from({ length: Math.max(1, Math.round(kind.share * scale)) }, () => kind))
    .map(({ specialty, field, ages }, index): Provider => {
      const name = makeName({ faker, isFree: ({ last_name }) => !known.has(last_name) });
      known.add(name.last_name);
      return {
        provider_id: `DOC${String(index + 1).padStart(2, '0')}`,
        name: `Dr. ${name.first_name} ${name.last_name}`,
        specialty,
        field,
        ages,
        accepts_new_patients: faker.datatype.boolean(0.75),
        telehealth: faker.datatype.boolean(0.6),
        accepted_plans: acceptedPlans(faker),
        hours: weeklyHours(faker),
        days_off: daysOff(faker),
      };
    });
}

function acceptedPlans(faker: Faker): string[] {
  const ids = insurancePlans.map(({ plan_id }) => plan_id);
  const insurers = ids.slice(0, -1);
  const chosen = faker.helpers.arrayElements(insurers, { min: 3, max: 5 });
  return ids.filter((id) => chosen.includes(id) || !insurers.includes(id));
}

function weeklyHours(faker: Faker): Record<string, string[]> {
  const days = faker.helpers.arrayElements(weekdays, { min: 2, max: 4 });
  return Object.fromEntries(
    weekdays
      .filter((day) => days.includes(day))
      .map((day) => {
        const sessions = [faker.helpers.arrayElement(mornings), faker.helpers.arrayElement(afternoons)];
        const kept = faker.helpers.weightedArrayElement([
          { weight: 4, value: sessions.slice(0, 1) },
          { weight: 3, value: sessions.slice(1) },
          { weight: 2, value: sessions },
        ]);
        return [day, kept];
      }),
  );
}

/** A few working days in the weeks that can be booked. */
function daysOff(faker: Faker): string[] {
  const days = Array.from({ length: 60 }, (_, index) => addDays(now.date, index + 1));
  const working = days.filter((day) => weekdays.includes(weekdayOf(day)));
  const chosen = faker.helpers.arrayElements(working, { min: 2, max: 6 });
  return [...new Set([...chosen, holiday])].sort();
}
