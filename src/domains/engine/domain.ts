import type { Dictionary } from '../../python/value.ts';
import type { CallShape } from './call-shape.ts';
import type { Database, Row } from './database.ts';
import type { Harness } from './harness.ts';
import type { Introduction } from './introduction.ts';
import type { Moment } from './moment.ts';
import type { Phrases } from './phrase.ts';
import type { PolicyCheck } from './policy-check.ts';
import type { State } from './state.ts';
import type { Tool } from './tool.ts';
import type { View } from './view.ts';
import type { Requestor } from './world.ts';

/**
 * A world to act in, and all that is known of it. Policy, records and tasks come with a data set. Tools and tables are enough
 * to act and to replay; every part that is left out makes the reading of its runs poorer, not wrong.
 */
export interface Domain {
  readonly name: string;
  /** What results files call it, where that is another name or the name of another version of this world as well. */
  readonly calledInFiles?: string;
  readonly tools: readonly Tool[];
  /** Tools of the user's own. */
  readonly userTools?: readonly Tool[];
  /** Tables of the database in the order of their names: one JSON file each in a data set. */
  readonly tables: readonly string[];
  /** The table in which a task's user stands. */
  readonly userTable: string;
  /** Tables of the user's own side, such as a phone; hashed and graded apart from the others. */
  readonly userTables?: readonly string[];
  /** The tables from the two data files that tau2 has of a world; where not given, the agent's holds them by id already. */
  readonly tablesOfFiles?: (files: { readonly agent: Dictionary; readonly user: Dictionary }) => {
    readonly [table: string]: { readonly [key: string]: Row };
  };
  /** How the world itself keeps a record of a data set, by table; as the data set has it where not given. */
  readonly records?: Readonly<Record<string, (record: Row) => Row>>;
  /** What happens after each call that did not fail, before it is answered: one side of the world tells the other (tau2's sync_tools). */
  readonly sync?: (view: View) => void;
  /** Functions that are no tools and set the scene of a task, by side and name. Tools may be named there too. */
  readonly initialisers?: SceneFunctions<void>;
  /** Functions that decide statements about the end state, by side and name. */
  readonly assertions?: SceneFunctions<boolean>;
  /** Lays the fields that a task starts with over a side; record by record and field by field where not given. */
  readonly overlay?: (view: View, side: Requestor, fields: Dictionary) => void;
  /** What is said around the tools: to a name that is no tool, to arguments that do not fit; tau-bench's words where not given. */
  readonly harness?: Harness;
  /** The hash of a side as the world's own grader takes it; tau-bench's over all tables where not given. */
  readonly hash?: (state: State, side: Requestor) => string;
  /** The moment at which every episode plays. */
  readonly now?: Moment;
  readonly signs?: DomainSigns;
  readonly identity?: DomainIdentity;
  /**
   * Arguments that name the object of a call, such as `order_id`: the first that a call has counts, so the customer's own id stands
   * last. Without them it is the first `..._id` of the call.
   */
  readonly objectKeys?: readonly string[];
  /** Lists of a call that run in parallel: what is given back, and what comes in the place of each. */
  readonly swap?: { readonly back: string; readonly fresh: string };
  readonly words?: DomainWords;
  /** How the two sides of a scripted conversation speak of a call, by tool. */
  readonly phrases?: Phrases;
  /** What a careful agent looks at before it makes a call. */
  readonly looksBefore?: (call: CallShape, database: Database) => readonly CallShape[];
  /** Rules of the policy that the records alone can tell to be broken. */
  readonly policyChecks?: readonly PolicyCheck[];
}

/** Functions of a world by whose side they are of, and by name. Arguments are bound by name, as a tool's are. */
export type SceneFunctions<Result> = {
  readonly [Side in Requestor]?: Readonly<Record<string, (view: View, given: Dictionary) => Result>>;
};

/** By what a run of the domain is known, beside the names of its tools. */
export interface DomainSigns {
  /** Names of tools that other versions of this world have. */
  readonly otherTools?: readonly string[];
  /** Ids in an instruction. */
  readonly ids?: RegExp;
  /** Words at the beginning of a policy; the domain's name where not given. */
  readonly words?: RegExp;
}

/** How the customer is found and asked for. */
export interface DomainIdentity {
  /** Tools one of which has to have succeeded before anything is changed. */
  readonly lookUps: readonly string[];
  /** What the customer is called, where it is not a user: "member". */
  readonly noun?: string;
  /** Things whose number the agent may ask for beside the customer's, and which the customer need not have at hand: "loan". */
  readonly otherNumbers?: readonly string[];
  /** How a customer introduces itself; null where its record does not say enough. */
  readonly introduce?: (customer: Customer) => Introduction | null;
}

/** The user of a task, with what its instruction says. */
export interface Customer {
  readonly id: string;
  readonly record: Row;
  readonly instruction: string;
}

/** Words by which people speak of the domain's things. */
export interface DomainWords {
  /** What people say of what a tool does, by a part of the tool's name. */
  readonly topics?: readonly Topic[];
  /** Fields of a record that hold what people call it, beside `name`. */
  readonly nameFields?: readonly string[];
  /** Fields by which people tell one record from another, beside its name, dates and times: "author". */
  readonly tellingFields?: readonly string[];
  /** Ids that people speak of by their kind: "my gift card". */
  readonly spokenIds?: readonly { readonly id: RegExp; readonly words: RegExp }[];
  /** Other names of a value, as patterns over lower-case words: paraphrases of a reason, the place behind a code. */
  readonly aliases?: (value: string, argument: string) => readonly RegExp[];
  /** What instructions call the other side beside "the agent": "library". */
  readonly desk?: string;
}

/** Words for what a tool does: a part of the tool's name, and how people ask for it. */
export interface Topic {
  readonly part: RegExp;
  readonly words: RegExp;
}
