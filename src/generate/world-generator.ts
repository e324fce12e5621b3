import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../datasets/dataset.ts';
import type { ExpectedCall } from './draft.ts';
import type { TaskPlan } from './task-plan.ts';

/** A database as files hold it: tables of records by id, in plain JSON. */
export type GeneratedDatabase = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A task as `tasks.<split>.json` holds it. */
export interface GeneratedTask {
  readonly id: number;
  readonly user_id: string;
  readonly instruction: string;
  readonly actions: readonly ExpectedCall[];
  readonly outputs: readonly string[];
  /** Only where the right end state is the one it began with. */
  readonly expects_no_change?: true;
}

/** What makes a built-in data set. All chance comes from the seeded faker, so the same seed makes the same bytes. */
export interface WorldGenerator {
  readonly domain: string;
  /** Seed of the checked-in data. */
  readonly seed: number;
  /**
   * Tables by the names that the domain has for them; records and keys are written in the order they were made in. A float
   * that is whole in Python is a `PythonFloat`. `scale` 1 is the checked-in size.
   */
  database(options: { readonly faker: Faker; readonly scale: number }): GeneratedDatabase;
  /**
   * The tasks that the generated database is to have. The faker is another stream than the database's, so that a change to the
   * one does not move the other.
   */
  plan(options: { readonly faker: Faker; readonly dataset: Dataset }): TaskPlan;
}
