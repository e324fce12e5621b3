import type { Dataset, DatasetTask } from '../datasets/dataset.ts';
import type { Model } from '../models/model.ts';
import type { Spending } from './spending.ts';

/** What one of the two said to the other. */
export interface Turn {
  readonly speaker: 'agent' | 'user';
  readonly text: string;
}

/** What the user says next. */
export interface UserTurn {
  readonly text: string;
  readonly spending: Spending;
}

/** The one who is served. An empty conversation asks for the opening. Throws a ModelError where its model gives no reply. */
export type UserSimulator = (conversation: readonly Turn[], signal: AbortSignal) => Promise<UserTurn>;

/** What a user is made of, for one episode. */
export interface UserSetting {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  /** Null only for strategies that call none. */
  readonly model: Model | null;
  /** Asks the person at the terminal; null where there is none. */
  readonly ask: ((text: string, signal: AbortSignal) => Promise<string>) | null;
}

/** A strategy of users. */
export interface UserStrategy {
  readonly name: string;
  readonly needsModel: boolean;
  readonly needsPerson: boolean;
  /** How often its model is called for one message, where all goes well. */
  readonly callsPerTurn: number;
  /** Its prompt without the instruction: its hash stands in the run's header. */
  readonly prompt: string;
  readonly seat: (setting: UserSetting) => UserSimulator;
}

/** With this in a message the user ends the conversation (tau_bench/envs/base.py). */
export const stopWord = '###STOP###';
