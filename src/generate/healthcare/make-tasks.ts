import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../../datasets/dataset.ts';
import { minutesBetween } from '../../domains/healthcare/dates.ts';
import { now } from '../../domains/healthcare/now.ts';
import type { GeneratedTask } from '../world-generator.ts';
import { type Clinic, openClinic } from './clinic.ts';
import type { Patient } from './clinic-records.ts';
import { confirmTask } from './confirm-task.ts';
import { hasClash } from './has-clash.ts';
import { comingVisits } from './rules.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

/** The tasks of both splits. No two tasks are about the same patient, and each was replayed. */
export function makeTasks(options: {
  readonly faker: Faker;
  readonly dataset: Dataset;
}): Readonly<Record<'test' | 'dev', readonly GeneratedTask[]>> {
  const { faker, dataset } = options;
  const clinic = openClinic({ dataset });
  const used = new Set<string>();
  const made = scenarios.map(({ build, test, dev }) => {
    const tasks = Array.from({ length: test + dev }, (_, variant) =>
      makeTask({ faker, dataset, clinic, build, used, variant }),
    );
    return { test: tasks.slice(0, test).flat(), dev: tasks.slice(test).flat() };
  });
  const mix = (tasks: readonly GeneratedTask[]) =>
    faker.helpers.shuffle([...tasks]).map((task, id) => ({ ...task, id }));
  return { test: mix(made.flatMap(({ test }) => test)), dev: mix(made.flatMap(({ dev }) => dev)) };
}

/** A task of one kind, as a list of one; none where no patient is left with whom the story works. */
function makeTask(options: {
  readonly faker: Faker;
  readonly dataset: Dataset;
  readonly clinic: Clinic;
  readonly build: Scenario;
  readonly used: Set<string>;
  readonly variant: number;
}): GeneratedTask[] {
  const { faker, dataset, clinic, build, used, variant } = options;
  const free = clinic.patients.filter(
    (patient) => !used.has(patient.patient_id) && !hasVisitOnTheEdge(clinic, patient),
  );
  for (const patient of [1, 2, 3].flatMap(() => faker.helpers.shuffle(free))) {
    const draft = build({ faker, clinic, patient, variant });
    if (draft === undefined || hasClash({ clinic, patient, draft })) continue;
    const task = confirmTask({ dataset, draft, userId: patient.patient_id });
    if (task !== undefined) {
      used.add(patient.patient_id);
      return [task];
    }
  }
  return [];
}

/** Whether an appointment starts in 24 hours to the minute, where the policy's notice could be read either way. */
function hasVisitOnTheEdge(clinic: Clinic, patient: Patient): boolean {
  return comingVisits(clinic, patient).some((visit) => minutesBetween(now, visit) === 24 * 60);
}
