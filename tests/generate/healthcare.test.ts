import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../src/datasets/open-datasets.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { weekdayOf } from '../../src/domains/healthcare/dates.ts';
import { healthcare } from '../../src/domains/healthcare/index.ts';
import { openClinic } from '../../src/generate/healthcare/clinic.ts';
import type {
  Appointment,
  InsurancePlan,
  Patient,
  Prescription,
  Provider,
} from '../../src/generate/healthcare/clinic-records.ts';
import { bookingObstacles, isKnown, isMovable, refillObstacles } from '../../src/generate/healthcare/rules.ts';
import { scenarios } from '../../src/generate/healthcare/scenarios/index.ts';
import type { GeneratedTask } from '../../src/generate/world-generator.ts';

const folder = fileURLToPath(new URL('../../data/healthcare/', import.meta.url));
const read = <Content>(file: string) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Content;
const table = <Row>(name: string) => Object.values(read<Record<string, Row>>(`database/${name}.json`));

const patients = table<Patient>('patients');
const providers = table<Provider>('providers');
const appointments = table<Appointment>('appointments');
const test = read<GeneratedTask[]>('tasks.test.json');
const dev = read<GeneratedTask[]>('tasks.dev.json');
const tasks = [...test, ...dev];
const isWrite = (name: string) => healthcare.tools.some((tool) => tool.name === name && tool.kind === 'write');
const writes = (task: GeneratedTask) => task.actions.filter(({ name }) => isWrite(name));

describe('the database', () => {
  it('has the size that it should have', () => {
    expect(patients).toHaveLength(300);
    expect(providers).toHaveLength(40);
    expect(appointments).toHaveLength(1500);
    expect(table<InsurancePlan>('insurance_plans')).toHaveLength(6);
    expect(table<Prescription>('prescriptions').length).toBeGreaterThan(400);
    const bytes = healthcare.tables.map((name) => readFileSync(`${folder}database/${name}.json`).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_200_000);
  });

  it('has appointments that do not overlap and lie within the hours', () => {
    const taken = new Set<string>();
    for (const { doctor, date, time, minutes, status } of appointments) {
      const provider = providers.find(({ provider_id }) => provider_id === doctor)!;
      expect(provider.hours).toHaveProperty(weekdayOf(date));
      expect(provider.days_off).not.toContain(date);
      if (status === 'cancelled') {
        continue;
      }
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      for (let start = hour * 60 + minute; start < hour * 60 + minute + minutes; start += 30) {
        const key = `${doctor} ${date} ${start}`;
        expect(taken.has(key), key).toBe(false);
        taken.add(key);
      }
    }
  });

  it('has only appointments to come that are not over, one with each provider', () => {
    const coming = appointments.filter(({ status }) => status === 'scheduled');
    expect(coming.filter(({ date, time }) => `${date} ${time}` <= '2024-06-10 09:00')).toEqual([]);
    expect(new Set(coming.map(({ patient_id, doctor }) => `${patient_id} ${doctor}`)).size).toBe(coming.length);
    const first = appointments.filter(({ status, type }) => status === 'completed' && type === 'new_patient');
    expect(new Set(first.map(({ patient_id, doctor }) => `${patient_id} ${doctor}`)).size).toBe(first.length);
  });

  it('can identify everyone by name', () => {
    const names = patients.map(({ name }) => `${name.first_name} ${name.last_name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(providers.map(({ name }) => name)).size).toBe(providers.length);
  });
});

describe('the tasks', () => {
  it('are as many as there should be, no two of them about one patient', () => {
    expect([test.length, dev.length]).toEqual([50, 10]);
    expect(new Set(tasks.map(({ user_id }) => user_id)).size).toBe(60);
    expect(Object.keys(scenarios).length).toBeGreaterThanOrEqual(12);
  });

  it('are hard for a good part: a refusal, an output, or two writes', () => {
    const hard = test.filter((task) => task.expects_no_change || task.outputs.length > 0 || writes(task).length > 1);
    expect(hard.length).toBeGreaterThanOrEqual(20);
    expect(test.filter(({ expects_no_change }) => expects_no_change).length).toBeGreaterThanOrEqual(10);
    expect(test.filter((task) => writes(task).length > 1).length).toBeGreaterThanOrEqual(5);
  });

  it('have instructions that are all different and tell who the user is', () => {
    expect(new Set(tasks.map(({ instruction }) => instruction)).size).toBe(60);
    for (const { instruction, user_id } of tasks) {
      const { name, date_of_birth } = patients.find(({ patient_id }) => patient_id === user_id)!;
      expect(instruction).toContain(`${name.first_name} ${name.last_name}`);
      expect(instruction).toContain(date_of_birth);
      expect(instruction).not.toMatch(/undefined|null|NaN| {2}|\.\./);
    }
  });

  it('book, move and refill only what the policy permits', () => {
    const clinic = openClinic({ dataset: openDataset({ path: folder }) });
    for (const { user_id, actions } of tasks) {
      const patient = patients.find(({ patient_id }) => patient_id === user_id)!;
      for (const { name, kwargs } of actions) {
        if (name === 'schedule_appointment') {
          const provider = clinic.providers.find(({ provider_id }) => provider_id === kwargs['doctor'])!;
          const visit = { clinic, patient, provider, type: kwargs['type'], date: kwargs['date'] };
          expect(bookingObstacles(visit as Parameters<typeof bookingObstacles>[0])).toEqual([]);
          expect(isKnown(clinic, patient, provider)).toBe(kwargs['type'] !== 'new_patient');
        } else if (name === 'reschedule_appointment') {
          expect(isMovable(appointments.find((visit) => visit.appointment_id === kwargs['appointment_id'])!)).toBe(
            true,
          );
        } else if (name === 'request_refill') {
          const own = clinic.prescriptions.find((row) => row.prescription_id === kwargs['prescription_id'])!;
          expect(refillObstacles(own)).toEqual([]);
        }
      }
    }
  });

  it('come with few-shot displays', () => {
    const lines = readFileSync(`${folder}few-shot.jsonl`, 'utf8').trim().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(Array(4).fill(['messages_display']));
  });

  it('show calls in the few-shot displays that give just these results', () => {
    const { domain, database } = openDataset({ path: folder });
    const lines = readFileSync(`${folder}few-shot.jsonl`, 'utf8').trim().split('\n');
    for (const line of lines) {
      const episode = openEpisode({ domain, database });
      const text: string = JSON.parse(line).messages_display;
      const calls = [...text.matchAll(/Assistant calls (\w+): (.*)\nResult: (.*)/g)];
      expect(calls.length).toBeGreaterThan(0);
      for (const [, name = '', given = '', result] of calls) {
        expect(episode.step({ name, arguments: JSON.parse(given) }).observation).toBe(result);
      }
    }
  });
});
