import { describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../../src/domains/engine/database.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { toolSchemas } from '../../src/domains/engine/tool-schemas.ts';
import { addDays, isDate, minutesBetween, timeAt, weekdayOf } from '../../src/domains/healthcare/dates.ts';
import { healthcare } from '../../src/domains/healthcare/index.ts';
import { parseJson } from '../../src/python/parse-json.ts';

type Arguments = Record<string, unknown>;

/** Two patients and two providers; Monday 2024-06-10, 09:00. */
function tinyClinic(): Database {
  const visit = { patient_id: 'PAT1', doctor: 'DOC1', minutes: 30, type: 'follow_up', times_moved: 0 };
  const coming = { ...visit, status: 'scheduled', waitlist: false, late_fee: 0 };
  const prescription = { patient_id: 'PAT1', status: 'active', refills_left: 1, medication: 'drops' };
  const tables = {
    appointments: {
      APT1: { appointment_id: 'APT1', ...coming, date: '2024-06-12', time: '09:00' },
      APT2: { appointment_id: 'APT2', ...coming, date: '2024-06-10', time: '16:00', waitlist: true },
      APT3: { appointment_id: 'APT3', ...coming, date: '2024-06-03', time: '09:00', status: 'completed' },
      APT4: { appointment_id: 'APT4', ...coming, date: '2024-06-12', time: '11:00', patient_id: 'PAT2' },
      APT5: { appointment_id: 'APT5', ...coming, date: '2024-06-11', time: '09:00', doctor: 'DOC2' },
    },
    insurance_plans: { PLAN1: { plan_id: 'PLAN1', copay: { primary_care: 20 } } },
    patients: {
      PAT1: {
        patient_id: 'PAT1',
        name: { first_name: 'Ann', last_name: 'Lee' },
        date_of_birth: '1980-01-02',
        phone: '1',
        pharmacy: 'Corner',
        insurance: { plan_id: 'PLAN1', active: true },
      },
      PAT2: { patient_id: 'PAT2', name: { first_name: 'Bo', last_name: 'Lee' }, date_of_birth: '1990-01-02' },
    },
    prescriptions: {
      RX1: { prescription_id: 'RX1', ...prescription },
      RX2: { prescription_id: 'RX2', ...prescription, refills_left: 0 },
      RX3: { prescription_id: 'RX3', ...prescription, status: 'discontinued', refills_left: 0 },
    },
    providers: {
      DOC1: {
        provider_id: 'DOC1',
        specialty: 'dermatology',
        hours: { monday: ['13:00-17:00'], wednesday: ['09:00-11:30'] },
        days_off: ['2024-06-17'],
      },
      DOC2: { provider_id: 'DOC2', specialty: 'pediatrics', hours: { tuesday: ['09:00-10:00'] }, days_off: [] },
    },
    test_results: { LAB1: { test_id: 'LAB1', patient_id: 'PAT1', status: 'released', value: '5 %' } },
  };
  return createDatabase(parseJson(JSON.stringify(tables)) as Parameters<typeof createDatabase>[0]);
}

const open = () => openEpisode({ domain: healthcare, database: tinyClinic() });
const ask = (name: string, given: Arguments) => open().step({ name, arguments: given });
const slot = { date: '2024-06-12', time: '09:30' };
const booking = { patient_id: 'PAT1', doctor: 'DOC1', type: 'follow_up', ...slot };

describe('healthcare', () => {
  it('has its tools in order, each of its kind', () => {
    const { tools } = healthcare;
    expect(tools).toHaveLength(17);
    expect(tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name).sort());
    expect(tools.filter(({ kind }) => kind === 'terminal').map(({ name }) => name)).toEqual([
      'transfer_to_medical_staff',
    ]);
    expect(tools.filter(({ kind }) => kind === 'write').map(({ name }) => name)).toEqual([
      'cancel_appointment',
      'join_waitlist',
      'request_refill',
      'reschedule_appointment',
      'schedule_appointment',
      'update_patient_contact',
    ]);
  });

  // Each row breaks one check and, where it can, the later ones too: the first check's error has to come.
  it.each<[string, Arguments, string]>([
    ['calculate', { expression: '1/0' }, 'division by zero'],
    ['cancel_appointment', { appointment_id: 'APT9' }, 'appointment APT9 not found'],
    ['cancel_appointment', { appointment_id: ['APT1'] }, "unhashable type: 'list'"],
    ['cancel_appointment', { appointment_id: 'APT3' }, 'appointment APT3 is completed and cannot be cancelled'],
    ['find_free_slots', { doctor: 'x', type: 'x', date_from: 'x' }, 'provider x not found'],
    ['find_free_slots', { doctor: 'DOC1', type: 'x', date_from: 'x' }, 'invalid appointment type x'],
    ['find_free_slots', { doctor: 'DOC1', type: ['x'], date_from: 'x' }, "invalid appointment type ['x']"],
    [
      'find_free_slots',
      { doctor: 'DOC1', type: 'follow_up', date_from: '2024-02-30' },
      '2024-02-30 is no date of the form YYYY-MM-DD',
    ],
    [
      'find_free_slots',
      { doctor: 'DOC1', type: 'follow_up', date_from: '2024-06-12', date_to: 'soon' },
      'soon is no date of the form YYYY-MM-DD',
    ],
    [
      'find_free_slots',
      { doctor: 'DOC1', type: 'follow_up', date_from: '2024-06-12', date_to: '2024-06-11' },
      'the range must run forward and hold at most 14 days',
    ],
    [
      'find_free_slots',
      { doctor: 'DOC1', type: 'follow_up', date_from: '2024-06-12', date_to: '2024-06-26' },
      'the range must run forward and hold at most 14 days',
    ],
    ['find_patient', { first_name: 'Ann', last_name: 'Lee', date_of_birth: '1990-01-02' }, 'patient not found'],
    [
      'find_patient',
      { first_name: null, last_name: 'Lee', date_of_birth: '' },
      "'NoneType' object has no attribute 'lower'",
    ],
    ['get_appointment_details', { patient_id: 'x', appointment_id: 'x' }, 'patient x not found'],
    [
      'get_appointment_details',
      { patient_id: 'PAT1', appointment_id: 'APT4' },
      'appointment APT4 not found for patient PAT1',
    ],
    ['get_insurance_coverage', { patient_id: 'x' }, 'patient x not found'],
    ['get_patient_info', { patient_id: 'x' }, 'patient x not found'],
    [
      'get_prescriptions',
      { patient_id: 'PAT2', prescription_id: 'RX1' },
      'prescription RX1 not found for patient PAT2',
    ],
    ['get_provider_schedule', { doctor: 'x' }, 'provider x not found'],
    ['get_test_results', { patient_id: 'PAT2', test_id: 'LAB1' }, 'test result LAB1 not found for patient PAT2'],
    ['join_waitlist', { appointment_id: 'x' }, 'appointment x not found'],
    ['join_waitlist', { appointment_id: 'APT3' }, 'appointment APT3 is completed and cannot wait for another time'],
    ['join_waitlist', { appointment_id: 'APT2' }, 'appointment APT2 is on the waiting list already'],
    ['list_providers', { specialty: 'magic' }, 'no provider for specialty magic'],
    ['request_refill', { prescription_id: 'x' }, 'prescription x not found'],
    ['request_refill', { prescription_id: 'RX3' }, 'prescription RX3 is discontinued and cannot be refilled'],
    ['request_refill', { prescription_id: 'RX2' }, 'prescription RX2 has no refills left'],
    ['reschedule_appointment', { appointment_id: 'x', date: 'x', time: 'x' }, 'appointment x not found'],
    [
      'reschedule_appointment',
      { appointment_id: 'APT3', date: '2024-06-03', time: '09:00' },
      'appointment APT3 is completed and cannot be rescheduled',
    ],
    [
      'reschedule_appointment',
      { appointment_id: 'APT1', date: '2024-06-12', time: '09:00' },
      'appointment APT1 is at that time already',
    ],
    [
      'reschedule_appointment',
      { appointment_id: 'APT1', date: 'June 12', time: '09:30' },
      'June 12 is no date of the form YYYY-MM-DD',
    ],
    [
      'reschedule_appointment',
      { appointment_id: 'APT1', date: '2024-06-12', time: '11:00' },
      'DOC1 has no free 30 minutes on 2024-06-12 at 11:00',
    ],
    ['schedule_appointment', { ...booking, patient_id: 'x', doctor: 'x' }, 'patient x not found'],
    ['schedule_appointment', { ...booking, doctor: 'x', type: 'x' }, 'provider x not found'],
    ['schedule_appointment', { ...booking, type: 'x', date: 'x' }, 'invalid appointment type x'],
    ['schedule_appointment', { ...booking, date: 'x', time: 'x' }, 'x is no date of the form YYYY-MM-DD'],
    ['schedule_appointment', { ...booking, date: '2024-06-03' }, 'DOC1 has no free 30 minutes on 2024-06-03 at 09:30'],
    ['schedule_appointment', { ...booking, time: 930 }, 'DOC1 has no free 30 minutes on 2024-06-12 at 930'],
    [
      'schedule_appointment',
      { ...booking, type: 'annual_physical', time: '10:30' },
      'DOC1 has no free 60 minutes on 2024-06-12 at 10:30',
    ],
    ['update_patient_contact', { patient_id: 'x' }, 'patient x not found'],
    ['update_patient_contact', { patient_id: 'PAT1' }, 'nothing to change was given'],
    [
      'update_patient_contact',
      { patient_id: 'PAT1', address: '1 Elm' },
      'an address is an object of street, city, state and zip, every other value a text',
    ],
    [
      'update_patient_contact',
      { patient_id: 'PAT1', phone: { number: 1 } },
      'an address is an object of street, city, state and zip, every other value a text',
    ],
    [
      'schedule_appointment',
      { patient_id: 'PAT1' },
      "ScheduleAppointment.invoke() missing 4 required positional arguments: 'doctor', 'date', 'time', and 'type'",
    ],
    ['get_test_results', {}, "GetTestResults.invoke() missing 1 required positional argument: 'patient_id'"],
  ])('%s(%j) is refused', (name, given, error) => {
    const result = ask(name, given);
    expect(result).toMatchObject({ observation: `Error: ${error}`, failed: true, changes: [] });
  });

  it('reads all records of a patient, or one', () => {
    const all = JSON.parse(ask('get_appointment_details', { patient_id: 'PAT1' }).observation);
    expect(all.map((row: Arguments) => row['appointment_id'])).toEqual(['APT1', 'APT2', 'APT3', 'APT5']);
    const one = ask('get_appointment_details', { patient_id: 'PAT1', appointment_id: 'APT3' });
    expect(JSON.parse(one.observation)).toMatchObject({ appointment_id: 'APT3', status: 'completed' });
    expect(ask('get_prescriptions', { patient_id: 'PAT2', prescription_id: null }).observation).toBe('[]');
    expect(JSON.parse(ask('get_test_results', { patient_id: 'PAT1' }).observation)).toHaveLength(1);
    expect(JSON.parse(ask('get_insurance_coverage', { patient_id: 'PAT1' }).observation)).toEqual({
      membership: { plan_id: 'PLAN1', active: true },
      plan: { plan_id: 'PLAN1', copay: { primary_care: 20 } },
    });
    expect(ask('find_patient', { first_name: 'ANN', last_name: 'lee', date_of_birth: '1980-01-02' }).observation).toBe(
      'PAT1',
    );
  });

  it('lists providers without their hours', () => {
    expect(JSON.parse(ask('list_providers', {}).observation)).toEqual([
      { provider_id: 'DOC1', specialty: 'dermatology' },
      { provider_id: 'DOC2', specialty: 'pediatrics' },
    ]);
    expect(JSON.parse(ask('list_providers', { specialty: 'Pediatrics' }).observation)).toHaveLength(1);
    expect(JSON.parse(ask('get_provider_schedule', { doctor: 'DOC2' }).observation)).toHaveProperty('hours');
  });

  it('finds free times within sessions, after now, clear of appointments and days off', () => {
    const free = (given: Arguments) =>
      JSON.parse(ask('find_free_slots', { doctor: 'DOC1', type: 'follow_up', ...given }).observation);
    expect(free({ date_from: '2024-06-10', date_to: '2024-06-18' })).toEqual({
      '2024-06-10': ['13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:30'],
      '2024-06-12': ['09:30', '10:00', '10:30'],
    });
    expect(free({ type: 'new_patient', date_from: '2024-06-12' })).toEqual({ '2024-06-12': ['09:30', '10:00'] });
    expect(free({ date_from: '2024-06-03' })).toEqual({});
  });

  it('books with the next free id', () => {
    const episode = open();
    const first = episode.step({ name: 'schedule_appointment', arguments: booking });
    expect(JSON.parse(first.observation)).toEqual({
      appointment_id: 'APT006',
      ...booking,
      minutes: 30,
      status: 'scheduled',
      times_moved: 0,
      waitlist: false,
      late_fee: 0,
    });
    expect(episode.step({ name: 'schedule_appointment', arguments: booking }).failed).toBe(true);
    const second = episode.step({ name: 'schedule_appointment', arguments: { ...booking, time: '10:30' } });
    expect(JSON.parse(second.observation)).toHaveProperty('appointment_id', 'APT007');
  });

  it('charges the late fee less than 24 hours before, and frees the time', () => {
    const episode = open();
    const cancel = (id: string) => episode.step({ name: 'cancel_appointment', arguments: { appointment_id: id } });
    expect(cancel('APT1').observation).toBe('Appointment APT1 has been cancelled.');
    expect(cancel('APT5').observation).toBe('Appointment APT5 has been cancelled.');
    const late = cancel('APT2');
    expect(late.observation).toBe('Appointment APT2 has been cancelled. A late fee of 45 dollars has been charged.');
    expect(late.changes.map(({ field, after }) => [field, after])).toEqual([
      ['status', 'cancelled'],
      ['waitlist', false],
      ['late_fee', 45],
    ]);
    expect(cancel('APT2').failed).toBe(true);
    expect(episode.step({ name: 'schedule_appointment', arguments: { ...booking, time: '09:00' } }).failed).toBe(false);
  });

  it('moves an appointment, also to a time that overlaps its own', () => {
    const { changes } = ask('reschedule_appointment', { appointment_id: 'APT1', ...slot });
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['times_moved', 0, 1],
      ['time', '09:00', '09:30'],
    ]);
  });

  it('puts on the waiting list, takes refills off and keeps contacts', () => {
    expect(ask('join_waitlist', { appointment_id: 'APT1' }).changes).toMatchObject([
      { field: 'waitlist', after: true },
    ]);
    const usual = JSON.parse(ask('request_refill', { prescription_id: 'RX1' }).observation);
    expect(usual).toMatchObject({
      status: 'refill_requested',
      refills_left: 0,
      requested_on: '2024-06-10',
      requested_at: 'Corner',
    });
    const other = JSON.parse(ask('request_refill', { prescription_id: 'RX1', pharmacy: 'Bay' }).observation);
    expect(other).toMatchObject({ requested_at: 'Bay' });
    const address = { street: '1 Elm', city: 'Eastham', state: 'WA', zip: '98000' };
    const moved = ask('update_patient_contact', { patient_id: 'PAT1', phone: '2', address, email: null });
    expect(moved.changes.map(({ field, after }) => [field, after])).toEqual([
      ['phone', '2'],
      ['address', address],
    ]);
  });

  it('ends with a transfer, of medium urgency where none is given', () => {
    expect(ask('transfer_to_medical_staff', { reason: 'r' })).toMatchObject({
      observation: 'Transferred to medical staff with medium urgency.',
      done: true,
      failed: false,
    });
    expect(ask('transfer_to_medical_staff', { reason: 'r', urgency: 'high' }).observation).toContain('high');
  });

  it('tells models which arguments may be left out', () => {
    const required = toolSchemas({ domain: healthcare }).map(({ function: { name, parameters } }) => [
      name,
      parameters['required'],
    ]);
    expect(Object.fromEntries(required)).toMatchObject({
      schedule_appointment: ['patient_id', 'doctor', 'date', 'time', 'type'],
      get_appointment_details: ['patient_id'],
      get_test_results: ['patient_id'],
      transfer_to_medical_staff: ['reason'],
      request_refill: ['prescription_id'],
    });
  });
});

describe('the calendar', () => {
  it('knows dates', () => {
    expect(['2024-02-29', '2023-02-29', '2024-6-1', '2024-13-01', ''].map(isDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(weekdayOf('2024-06-10')).toBe('monday');
    expect(timeAt(810)).toBe('13:30');
    expect(minutesBetween({ date: '2024-06-10', time: '09:00' }, { date: '2024-06-11', time: '08:30' })).toBe(1410);
  });
});
