import { addDays } from '../../domains/healthcare/dates.ts';
import { isShortNotice } from '../../domains/healthcare/notice.ts';
import { now } from '../../domains/healthcare/now.ts';
import { ageOn } from './age-on.ts';
import type { Clinic } from './clinic.ts';
import type { Appointment, InsurancePlan, Patient, Prescription, Provider, VisitType } from './clinic-records.ts';

/** The last day that can be booked. */
export const lastDay = '2024-07-31';

export function providerOf(clinic: Clinic, id: string): Provider {
  return found(clinic.providers.find(({ provider_id }) => provider_id === id));
}

export function planOf(clinic: Clinic, patient: Patient): InsurancePlan {
  return found(clinic.plans.find(({ plan_id }) => plan_id === patient.insurance.plan_id));
}

/** The patient's scheduled appointments in the order of their time. */
export function comingVisits(clinic: Clinic, patient: Patient): Appointment[] {
  return clinic.appointments.filter((visit) => visit.patient_id === patient.patient_id && visit.status === 'scheduled');
}

/** Whether the patient has had a completed visit with the provider. */
export function isKnown(clinic: Clinic, patient: Patient, provider: Provider): boolean {
  return clinic.appointments.some(
    (visit) =>
      visit.patient_id === patient.patient_id && visit.doctor === provider.provider_id && visit.status === 'completed',
  );
}

/** The providers with whom the patient has had a completed visit. */
export function knownProviders(clinic: Clinic, patient: Patient): Provider[] {
  return clinic.providers.filter((provider) => isKnown(clinic, patient, provider));
}

/** Names of the policy's rules for booking that such a visit would break. */
export function bookingObstacles(options: {
  readonly clinic: Clinic;
  readonly patient: Patient;
  readonly provider: Provider;
  readonly type: VisitType;
  readonly date: string;
}): string[] {
  const { clinic, patient, provider, type, date } = options;
  const plan = planOf(clinic, patient);
  const age = ageOn({ birth: patient.date_of_birth, date });
  const known = isKnown(clinic, patient, provider);
  const obstacles: [string, boolean][] = [
    ['date', date <= now.date || date > lastDay],
    ['type', known === (type === 'new_patient')],
    ['new patients', type === 'new_patient' && !provider.accepts_new_patients],
    ['telehealth', type === 'telehealth' && !provider.telehealth],
    ['physical', type === 'annual_physical' && (provider.field !== 'primary_care' || hasPhysical(options))],
    ['second', comingVisits(clinic, patient).some(({ doctor }) => doctor === provider.provider_id)],
    ['age', age < provider.ages.from || age > provider.ages.to],
    ['lapsed', !patient.insurance.active],
    ['network', !provider.accepted_plans.includes(plan.plan_id)],
    ['cover', !plan.covers.includes(type)],
    ['referral', !isReferred(options)],
  ];
  return obstacles.filter(([, holds]) => holds).map(([name]) => name);
}

function hasPhysical(options: { readonly clinic: Clinic; readonly patient: Patient; readonly date: string }): boolean {
  const { clinic, patient, date } = options;
  return clinic.appointments.some(
    (visit) =>
      visit.patient_id === patient.patient_id &&
      visit.type === 'annual_physical' &&
      (visit.status === 'scheduled' || (visit.status === 'completed' && visit.date > addDays(date, -366))),
  );
}

/** Whether the patient needs no referral to the provider on that date, or has one. */
export function isReferred(options: {
  readonly clinic: Clinic;
  readonly patient: Patient;
  readonly provider: Provider;
  readonly date: string;
}): boolean {
  const { clinic, patient, provider, date } = options;
  return (
    !planOf(clinic, patient).referral_required ||
    provider.field === 'primary_care' ||
    patient.referrals.some(({ specialty, valid_until }) => specialty === provider.specialty && valid_until >= date)
  );
}

/** Whether the appointment may be moved at all. */
export function isMovable(visit: Appointment): boolean {
  return visit.times_moved < 2 && !startsSoon(visit);
}

/** Whether the appointment starts in less than 24 hours. */
export function startsSoon(visit: Appointment): boolean {
  return isShortNotice({ date: visit.date, time: visit.time });
}

/** Names of the policy's rules for refills that a request would break. */
export function refillObstacles(prescription: Prescription): string[] {
  const { status, refills_left, expires, controlled, last_filled, days_supply } = prescription;
  const obstacles: [string, boolean][] = [
    ['inactive', status !== 'active'],
    ['none left', refills_left < 1],
    ['expired', expires < now.date],
    ['controlled', controlled],
    ['early', addDays(last_filled, days_supply - 7) > now.date],
  ];
  return obstacles.filter(([, holds]) => holds).map(([name]) => name);
}

/** What a visit costs the patient, in dollars. */
export function copayOf(options: {
  readonly clinic: Clinic;
  readonly patient: Patient;
  readonly provider: Provider;
  readonly type: VisitType;
}): number {
  const { copay } = planOf(options.clinic, options.patient);
  return options.type === 'telehealth' || options.type === 'annual_physical'
    ? copay[options.type]
    : copay[options.provider.field];
}

/** Whether nothing can be said against the copays of these visits: coverage is active and includes them. */
export function hasPlainCopays(options: {
  readonly clinic: Clinic;
  readonly patient: Patient;
  readonly visits: readonly Appointment[];
}): boolean {
  const { covers } = planOf(options.clinic, options.patient);
  return options.patient.insurance.active && options.visits.every(({ type }) => covers.includes(type));
}

/** Whether an amount works as a required output: a smaller one is easily said as a day or an hour. */
export function isTellable(amount: number): boolean {
  return amount > 31;
}

function found<Kind>(row: Kind | undefined): Kind {
  if (row === undefined) {
    throw new Error('A record of the clinic refers to another one that does not exist.');
  }
  return row;
}
