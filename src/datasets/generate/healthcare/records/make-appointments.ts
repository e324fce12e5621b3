import type { Faker } from '@faker-js/faker';
import { addDays, minutesOf, timeAt, weekdayOf } from '../../../../domains/healthcare/dates.ts';
import { lateFee } from '../../../../domains/healthcare/notice.ts';
import { now } from '../../../../domains/healthcare/now.ts';
import { visitMinutes } from '../../../../domains/healthcare/visit-types.ts';
import type { Appointment, Patient, Provider, VisitType } from '../clinic-records.ts';
import { careTeam } from './care-team.ts';

const days = { before: 210, after: 45 };

/** A visit as long as it has no id. */
type Visit = Omit<Appointment, 'appointment_id'>;

/**
 * Visits of all patients with a few providers each, in the order of their time. With one provider a patient has at most one
 * appointment to come, and the first completed visit is that of a new patient.
 */
export function makeAppointments(options: {
  readonly faker: Faker;
  readonly scale: number;
  readonly providers: readonly Provider[];
  readonly patients: readonly Patient[];
}): Appointment[] {
  const { faker, scale, patients } = options;
  const target = Math.round(1500 * scale);
  const calendar = openCalendar(options.providers);
  const teams = patients.map((patient) => ({ patient, team: careTeam({ ...options, patient }) }));
  const visits: Visit[] = [];
  const comingUp = (patient: Patient, provider: Provider) =>
    visits.some(
      (visit) =>
        visit.patient_id === patient.patient_id && visit.doctor === provider.provider_id && visit.date >= now.date,
    );
  for (let attempt = 0; visits.length < target && attempt < target * 20; attempt++) {
    const past = visits.length < target * 0.55;
    const { patient, team } = teams[attempt % teams.length] ?? { patient: undefined, team: [] };
    if (patient === undefined || team.length === 0) continue;
    const provider = faker.helpers.arrayElement(team);
    const date = addDays(now.date, past ? -faker.number.int({ min: 3, max: days.before }) : soon(faker));
    const isBusy = visits.some((visit) => visit.patient_id === patient.patient_id && visit.date === date);
    if (isBusy || (!past && comingUp(patient, provider))) continue;
    const type = chooseType({ faker, patient, provider, visits, date });
    const minutes = visitMinutes[type] ?? 30;
    const time = faker.helpers.arrayElements(calendar.starts({ provider, date, minutes }), 1)[0];
    if (time === undefined || (date === now.date && time <= now.time)) continue;
    const status = chooseStatus(faker, past);
    if (status !== 'cancelled') calendar.take({ provider, date, time, minutes });
    visits.push({
      patient_id: patient.patient_id,
      doctor: provider.provider_id,
      date,
      time,
      minutes,
      type,
      status,
      times_moved: faker.helpers.weightedArrayElement([
        { value: 0, weight: 7 },
        { value: 1, weight: 2 },
        { value: 2, weight: 2 },
      ]),
      waitlist: false,
      late_fee: status === 'cancelled' && faker.datatype.boolean(0.2) ? lateFee : 0,
    });
  }
  return visits
    .sort((left, right) => compare(sortKey(left), sortKey(right)))
    .map((visit, index) => ({ appointment_id: `APT${String(index + 1).padStart(4, '0')}`, ...visit }));
}

/** Most appointments to come lie in the next two weeks, some of them today. */
function soon(faker: Faker): number {
  return faker.helpers.weightedArrayElement([
    { value: 0, weight: 3 },
    { value: faker.number.int({ min: 1, max: 11 }), weight: 22 },
    { value: faker.number.int({ min: 12, max: days.after }), weight: 12 },
  ]);
}

function chooseType(options: {
  readonly faker: Faker;
  readonly patient: Patient;
  readonly provider: Provider;
  readonly visits: readonly Visit[];
  readonly date: string;
}): VisitType {
  const { faker, patient, provider, visits, date } = options;
  const own = visits.filter(
    (visit) => visit.patient_id === patient.patient_id && visit.doctor === provider.provider_id,
  );
  // Visits are made in no order of time, so any earlier or later one stands for being known.
  if (!own.some((visit) => visit.status === 'completed' && visit.date < date)) return 'new_patient';
  const types: VisitType[] = ['follow_up', 'follow_up', 'follow_up'];
  if (provider.telehealth) types.push('telehealth');
  if (provider.field === 'primary_care') types.push('annual_physical');
  return faker.helpers.arrayElement(types);
}

function chooseStatus(faker: Faker, past: boolean): Appointment['status'] {
  return past
    ? faker.helpers.weightedArrayElement([
        { value: 'completed', weight: 17 },
        { value: 'cancelled', weight: 2 },
        { value: 'no_show', weight: 1 },
      ] as const)
    : faker.helpers.weightedArrayElement([
        { value: 'scheduled', weight: 14 },
        { value: 'cancelled', weight: 1 },
      ] as const);
}

interface Calendar {
  starts(options: { readonly provider: Provider; readonly date: string; readonly minutes: number }): string[];
  take(options: {
    readonly provider: Provider;
    readonly date: string;
    readonly time: string;
    readonly minutes: number;
  }): void;
}

/** Half hours of each provider that are taken so far. */
function openCalendar(providers: readonly Provider[]): Calendar {
  const taken = new Map(providers.map(({ provider_id }) => [provider_id, new Set<string>()]));
  const halves = (date: string, start: number, minutes: number) =>
    Array.from({ length: minutes / 30 }, (_, index) => `${date} ${timeAt(start + index * 30)}`);
  return {
    starts({ provider, date, minutes }) {
      if (provider.days_off.includes(date)) return [];
      return (provider.hours[weekdayOf(date)] ?? []).flatMap((session) => {
        const [from = 0, to = 0] = session.split('-').map(minutesOf);
        const all = Array.from(
          { length: Math.max(0, (to - from - minutes) / 30 + 1) },
          (_, index) => from + index * 30,
        );
        const free = all.filter((start) =>
          halves(date, start, minutes).every((half) => taken.get(provider.provider_id)?.has(half) !== true),
        );
        return free.map(timeAt);
      });
    },
    take({ provider, date, time, minutes }) {
      for (const half of halves(date, minutesOf(time), minutes)) taken.get(provider.provider_id)?.add(half);
    },
  };
}

function sortKey({ date, time, doctor }: Visit): string {
  return `${date} ${time} ${doctor}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
