import type { Faker } from '@faker-js/faker';
import type { Draft } from '../../draft.ts';
import type { World } from '../world.ts';

/** What scenarios draw on. */
export interface Context {
  readonly faker: Faker;
  readonly world: World;
  /** Users who have a task already: everybody gets one at most. */
  readonly taken: ReadonlySet<string>;
  /** How the next user talks: a sentence, or empty. */
  readonly persona: string;
}

/** A kind of task. */
export interface Scenario {
  readonly name: string;
  /** How many tasks of it there are in the test split. */
  readonly count: number;
  /** Draws one; null where the draw does not fit and another has to be made. `index` counts those drawn so far. */
  draft(context: Context, index: number): Draft | null;
}
