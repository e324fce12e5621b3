import type { Tool } from './tool.ts';

/** A world to act in: its tools and the tables they work on. Policy, records and tasks come with a data set. */
export interface Domain {
  readonly name: string;
  readonly tools: readonly Tool[];
  /** Tables of the database in the order of their names: one JSON file each in a data set. */
  readonly tables: readonly string[];
  /** The table in which a task's user stands. */
  readonly userTable: string;
}
