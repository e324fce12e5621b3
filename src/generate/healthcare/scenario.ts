import type { Faker } from '@faker-js/faker';
import type { Draft } from '../draft.ts';
import type { Clinic } from './clinic.ts';
import type { Patient } from './clinic-records.ts';

/** What a builder works with: a patient whom no other task is about, and chance. */
export interface Scene {
  readonly faker: Faker;
  readonly clinic: Clinic;
  readonly patient: Patient;
  /** How many tasks of this kind there are already; endings and wording take turns by it. */
  readonly variant: number;
}

/** A draft of which the plan knows the patient. Without a write in `actions` it is a refusal. */
export type Story = Omit<Draft, 'userId' | 'refusal'>;

/** One kind of task; null for a patient with whom the story does not work. */
export type Scenario = (scene: Scene) => Story | null;
