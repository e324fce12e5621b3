import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../../datasets/dataset.ts';
import { minutesBetween } from '../../domains/healthcare/dates.ts';
import { now } from '../../domains/healthcare/now.ts';
import type { Draft } from '../draft.ts';
import type { TaskPlan, WantedTask } from '../task-plan.ts';
import { type Clinic, openClinic } from './clinic.ts';
import type { Patient } from './clinic-records.ts';
import { hasClash } from './has-clash.ts';
import { comingVisits } from './rules.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

/** Both splits, mixed. A patient is tried three times, because chance may turn a story so that it does not work. */
export function planTasks(options: { readonly faker: Faker; readonly dataset: Dataset }): TaskPlan {
  const { faker, dataset } = options;
  const bench = { faker, clinic: openClinic({ dataset }), isWrite: writeTest(dataset) };
  const wanted = Object.entries(scenarios).flatMap(([kind, { build, test, dev }]) =>
    Array.from({ length: test + dev }, (_, variant): WantedTask => {
      const split = variant < test ? 'test' : 'dev';
      return { kind, split, drafts: (taken) => draftsOf({ bench, build, variant, taken }) };
    }),
  );
  return { splits: ['test', 'dev'], reserved: [], wanted, mixed: true, shortage: 'left out' };
}

interface Bench {
  readonly faker: Faker;
  readonly clinic: Clinic;
  readonly isWrite: (name: string) => boolean;
}

function writeTest({ domain }: Dataset): Bench['isWrite'] {
  const writes = new Set(domain.tools.flatMap(({ name, kind }) => (kind === 'write' ? [name] : [])));
  return (name) => writes.has(name);
}

function* draftsOf(options: {
  readonly bench: Bench;
  readonly build: Scenario;
  readonly variant: number;
  readonly taken: ReadonlySet<string>;
}): Generator<Draft | null> {
  const { bench, build, variant, taken } = options;
  const { faker, clinic, isWrite } = bench;
  const free = clinic.patients.filter(
    (patient) => !taken.has(patient.patient_id) && !hasVisitOnTheEdge(clinic, patient),
  );
  for (const patient of [1, 2, 3].flatMap(() => faker.helpers.shuffle(free))) {
    const story = build({ faker, clinic, patient, variant });
    if (story !== null && !hasClash({ clinic, patient, story })) {
      const refusal = story.actions.some(({ name }) => isWrite(name)) ? {} : { refusal: true as const };
      yield { ...story, userId: patient.patient_id, ...refusal };
    }
  }
}

/** Whether an appointment starts in 24 hours to the minute, where the policy's notice could be read either way. */
function hasVisitOnTheEdge(clinic: Clinic, patient: Patient): boolean {
  return comingVisits(clinic, patient).some((visit) => minutesBetween(now, visit) === 24 * 60);
}
