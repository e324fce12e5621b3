import type { Faker } from '@faker-js/faker';
import { addDays } from '../../../domains/healthcare/dates.ts';
import { lateFee } from '../../../domains/healthcare/notice.ts';
import { now } from '../../../domains/healthcare/now.ts';
import { visitMinutes } from '../../../domains/healthcare/visit-types.ts';
import type { Appointment, Patient, Provider, VisitType } from '../clinic-records.ts';
import { careTeam } from './care-team.ts';
import { holiday } from './holiday.ts';
import { openCalendar } from './open-calendar.ts';

/** A visit as long as it has no id. */
type Visit = Omit<Appointment, 'appointment_id'>;

/**
 * Visits of all patients with a few providers each, in the order of their time. With one provider a patient has at most one
 * appointment to come, and only the first completed visit is that of a new patient.
 */
export function makeAppointments(options: {
  readonly faker: Faker;
  readonly scale: number;
  readonly providers: readonly Provider[];
  readonly patients: readonly Patient[];
}): Appointment[] {
  const { faker, scale, patients, providers } = options;
  const target = Math.round(1500 * scale);
  const calendar = openCalendar(providers);
  const teams = patients.map((patient) => ({ patient, team: careTeam({ faker, patient, providers }) }));
  const visits: Visit[] = [];
  for (const date of visitDates(faker, target)) {
    for (let attempt = 0; attempt < 1000; attempt++) {
      const { patient, team } = faker.helpers.arrayElement(teams);
      const provider = faker.helpers.arrayElement(team);
      const own = visits.filter((visit) => visit.patient_id === patient.patient_id);
      const withProvider = own.filter((visit) => visit.doctor === provider.provider_id);
      const comesAlready = date >= now.date && withProvider.some((visit) => visit.date >= now.date);
      if (comesAlready || own.some((visit) => visit.date === date)) {
        continue;
      }
      const isKnown = withProvider.some((visit) => visit.status === 'completed');
      const type = isKnown ? laterType(faker, provider) : 'new_patient';
      const minutes = visitMinutes[type] ?? 0;
      const starts = calendar.starts({ provider, date, minutes });
      const possible = starts.filter((time) => date !== now.date || time > now.time);
      if (possible.length === 0) {
        continue;
      }
      const time = faker.helpers.arrayElement(possible);
      const status = chooseStatus(faker, date < now.date);
      if (status !== 'cancelled') {
        calendar.take({ provider, date, time, minutes });
      }
      visits.push({
        patient_id: patient.patient_id,
        doctor: provider.provider_id,
        date,
        time,
        minutes,
        type,
        status,
        times_moved: faker.helpers.arrayElement([0, 0, 0, 0, 1, 2]),
        waitlist: false,
        late_fee: status === 'cancelled' && faker.datatype.boolean(0.2) ? lateFee : 0,
      });
      break;
    }
  }
  return visits
    .sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1))
    .map((visit, index) => ({ appointment_id: `APT${String(index + 1).padStart(4, '0')}`, ...visit }));
}

/** A date for each visit in order: three of five are over, and most of the others lie in the next two weeks. */
function visitDates(faker: Faker, count: number): string[] {
  const over = Math.round(count * 0.6);
  const offsets = Array.from({ length: count }, (_, index) => {
    const week = index < over ? -faker.number.int({ min: 1, max: 30 }) : faker.helpers.arrayElement(weeksToCome);
    return week * 7 + faker.number.int({ min: 0, max: 4 });
  });
  return offsets
    .sort((left, right) => left - right)
    .map((days) => {
      const date = addDays(now.date, days);
      return date === holiday ? addDays(date, 1) : date;
    });
}

/** Weeks from now, the present one being 0, as often as visits fall into them. */
const weeksToCome = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6];

function laterType(faker: Faker, provider: Provider): VisitType {
  const types: VisitType[] = ['follow_up', 'follow_up', 'follow_up'];
  if (provider.telehealth) {
    types.push('telehealth');
  }
  if (provider.field === 'primary_care') {
    types.push('annual_physical');
  }
  return faker.helpers.arrayElement(types);
}

function chooseStatus(faker: Faker, isOver: boolean): Appointment['status'] {
  return isOver
    ? faker.helpers.arrayElement([...Array<'completed'>(17).fill('completed'), 'cancelled', 'cancelled', 'no_show'])
    : faker.helpers.arrayElement([...Array<'scheduled'>(14).fill('scheduled'), 'cancelled']);
}

/** The same for no two visits: nobody has two visits at one time with one provider but cancelled ones. */
function sortKey({ date, time, doctor, patient_id }: Visit): string {
  return `${date} ${time} ${doctor} ${patient_id}`;
}
