import type { Dataset } from '../../src/datasets/dataset.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { call, expressions, type FrozenPlan, first, rowsOf } from './rows.ts';

interface Appointment {
  readonly appointment_id: string;
  readonly patient_id: string;
  readonly doctor: string;
  readonly date: string;
  readonly time: string;
  readonly type: string;
  readonly status: string;
  readonly times_moved: number;
  readonly waitlist: boolean;
}
interface Prescription {
  readonly prescription_id: string;
  readonly patient_id: string;
  readonly status: string;
  readonly refills_left: number;
}
interface Patient {
  readonly patient_id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly date_of_birth: string;
  readonly pharmacy: string;
}

/** Calls of the clinic's tools, with an appointment and a prescription in every state. */
export function healthcarePlan(dataset: Dataset): FrozenPlan {
  const appointments = rowsOf<Appointment>(dataset, 'appointments');
  const prescriptions = rowsOf<Prescription>(dataset, 'prescriptions');
  const patients = rowsOf<Patient>(dataset, 'patients');
  const providers = rowsOf<{ readonly provider_id: string; readonly specialty: string }>(dataset, 'providers');
  const results = rowsOf<{ readonly test_id: string; readonly patient_id: string }>(dataset, 'test_results');
  const scheduled = first(
    appointments,
    ({ status, date, waitlist }) => status === 'scheduled' && date > '2024-06-20' && !waitlist,
  );
  const soon = first(appointments, ({ status, date }) => status === 'scheduled' && date < '2024-06-12');
  const moved = first(appointments, ({ times_moved, status }) => times_moved > 1 && status === 'scheduled');
  const states = [...new Set(appointments.map(({ status }) => status))].map((state) =>
    first(appointments, ({ status }) => status === state),
  );
  const slots = (doctor: string, type: string, from: string, to: string) =>
    call('find_free_slots', { doctor, type, date_from: from, date_to: to });
  const freeWith = (doctor: string, type: string) => {
    const answer = openEpisode(dataset).step(slots(doctor, type, '2024-07-08', '2024-07-19')).observation;
    const [date = '', times = []] = Object.entries(JSON.parse(answer) as Record<string, string[]>)[0] ?? [];
    return { date, time: times[0] ?? '' };
  };
  const free = freeWith(scheduled.doctor, 'follow_up');
  const moves = (one: Appointment, to: { readonly date: string; readonly time: string }) =>
    call('reschedule_appointment', { appointment_id: one.appointment_id, ...to });
  const cancels = (one: Appointment) => call('cancel_appointment', { appointment_id: one.appointment_id });
  const waits = (one: Appointment) => call('join_waitlist', { appointment_id: one.appointment_id });
  const refill = ({ prescription_id }: Prescription, rest = {}) => call('request_refill', { prescription_id, ...rest });
  const due = first(prescriptions, ({ status, refills_left }) => status === 'active' && refills_left > 0);
  const empty = first(prescriptions, ({ status, refills_left }) => status === 'active' && refills_left === 0);
  const inStates = [...new Set(prescriptions.map(({ status }) => status))].map((state) =>
    first(prescriptions, ({ status }) => status === state),
  );
  const patient = first(patients, ({ patient_id }) => patient_id === due.patient_id);
  const [result, other] = results;
  const book = (rest = {}) =>
    call('schedule_appointment', {
      patient_id: patient.patient_id,
      doctor: scheduled.doctor,
      ...free,
      type: 'follow_up',
      ...rest,
    });
  const contact = (rest: Readonly<Record<string, unknown>>) =>
    call('update_patient_contact', { patient_id: patient.patient_id, ...rest });
  const home = { street: '4 Quince Lane', city: 'Port Alder', state: 'WA', zip: '98904' };
  const read = (name: string, rest = {}) => call(name, { patient_id: patient.patient_id, ...rest });
  return {
    bases: [
      book(),
      moves(scheduled, free),
      cancels(scheduled),
      waits(scheduled),
      refill(due, { pharmacy: 'Harbour Pharmacy' }),
      contact({ phone: '555-000-1234', address: home }),
      slots(scheduled.doctor, 'follow_up', '2024-07-08', '2024-07-12'),
      call('find_patient', { ...patient.name, date_of_birth: patient.date_of_birth }),
      call('get_appointment_details', { patient_id: scheduled.patient_id, appointment_id: scheduled.appointment_id }),
      call('get_prescriptions', { patient_id: due.patient_id, prescription_id: due.prescription_id }),
      call('get_test_results', { patient_id: result?.patient_id, test_id: result?.test_id }),
      read('get_patient_info'),
      read('get_insurance_coverage'),
      call('get_provider_schedule', { doctor: scheduled.doctor }),
      call('list_providers', { specialty: providers[0]?.specialty }),
      call('transfer_to_medical_staff', { summary: 'Chest pain.', urgent: true }),
      call('calculate', { expression: '2 * (3 + 4)' }),
    ],
    stories: [
      ...states.map((one) => [moves(one, free), waits(one), cancels(one), cancels(one)]),
      ...[scheduled, soon, moved].flatMap((one) => [
        [cancels(one)],
        [waits(one), waits(one)],
        [moves(one, freeWith(one.doctor, 'follow_up'))],
      ]),
      [moves(scheduled, scheduled), moves(scheduled, free), moves(scheduled, free)],
      [moves(scheduled, { ...free, time: '03:00' }), moves(scheduled, { ...free, date: 'June 14' })],
      [waits(scheduled), moves(scheduled, free), read('get_appointment_details')],
      [book(), book(), slots(scheduled.doctor, 'follow_up', free.date, free.date)],
      [book({ date: '2024-06-01' }), book({ date: '2024-06-10', time: '08:00' }), book({ type: 'surgery' })],
      ...['new_patient', 'follow_up', 'annual_physical', 'telehealth'].map((type) => [
        slots(scheduled.doctor, type, '2024-06-10', '2024-06-21'),
        book({ type, ...freeWith(scheduled.doctor, type) }),
      ]),
      ...providers.map(({ provider_id }) => [slots(provider_id, 'new_patient', '2024-06-10', '2024-06-23')]),
      [call('find_free_slots', { doctor: scheduled.doctor, type: 'follow_up', date_from: free.date })],
      [
        slots(scheduled.doctor, 'follow_up', '2024-07-08', '2024-07-30'),
        slots(scheduled.doctor, 'follow_up', '2024-07-08', '2024-07-01'),
      ],
      ...inStates.map((one) => [refill(one), refill(one)]),
      [refill(empty)],
      [refill(due), read('get_prescriptions')],
      [contact({}), contact({ address: 'here' }), contact({ phone: home })],
      [contact({ email: 'new@example.com', pharmacy: patient.pharmacy }), read('get_patient_info')],
      [read('get_appointment_details'), read('get_test_results'), read('get_prescriptions')],
      [call('get_test_results', { patient_id: result?.patient_id, test_id: other?.test_id })],
      [
        call('list_providers'),
        ...[...new Set(providers.map(({ specialty }) => specialty))].map((specialty) =>
          call('list_providers', { specialty: specialty.toUpperCase() }),
        ),
      ],
      [
        call('find_patient', {
          first_name: patient.name['first_name']?.toUpperCase(),
          last_name: patient.name['last_name']?.toLowerCase(),
          date_of_birth: patient.date_of_birth,
        }),
      ],
      [call('no_such_tool', { anything: 1 }), read('get_patient_info')],
      ...expressions.map((expression) => [call('calculate', { expression })]),
    ],
  };
}
