import type { Faker } from '@faker-js/faker';
import { now } from '../../../domains/healthcare/now.ts';
import { ageOn } from '../age-on.ts';
import type { Patient, Provider } from '../clinic-records.ts';
import { insurancePlans } from './insurance-plans.ts';

/** The providers that a patient visits: their own primary one and a few specialists whom age, plan and referrals permit. */
export function careTeam(options: {
  readonly faker: Faker;
  readonly patient: Patient;
  readonly providers: readonly Provider[];
}): Provider[] {
  const { faker, patient, providers } = options;
  const age = ageOn({ birth: patient.date_of_birth, date: now.date });
  const plan = insurancePlans.find(({ plan_id }) => plan_id === patient.insurance.plan_id);
  const specialists = providers.filter(
    ({ field, specialty, ages, accepted_plans }) =>
      field === 'specialist' &&
      specialty !== 'gynecology' &&
      ages.from <= age &&
      age <= ages.to &&
      accepted_plans.includes(patient.insurance.plan_id) &&
      (plan?.referral_required !== true || patient.referrals.some((referral) => referral.specialty === specialty)),
  );
  const primary = providers.filter(({ provider_id }) => provider_id === patient.primary_provider);
  return [...primary, ...faker.helpers.arrayElements(specialists, { min: 1, max: 3 })];
}
