import type { Faker } from '@faker-js/faker';
import type { GeneratedTask } from '../world-generator.ts';
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

/** A task as a builder proposes it. Without a write in `actions` it is a refusal. */
export interface Draft {
  readonly instruction: string;
  readonly actions: GeneratedTask['actions'];
  readonly outputs?: readonly string[];
}

/** One kind of task. It gives nothing for a patient with whom the story does not work. */
export type Scenario = (scene: Scene) => Draft | undefined;
