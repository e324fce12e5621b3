import type { CallShape } from './call-shape.ts';
import type { Database } from './database.ts';

/** A rule of a policy about calls of one tool, told from the call, from the records as they were before the run, and from what came before it. */
export interface PolicyCheck {
  /** Name of the rule: "renewal". */
  readonly name: string;
  readonly tool: string;
  /** Null where the call is allowed, its record is not there, or it cannot be told. */
  readonly breachOf: (
    given: Readonly<Record<string, unknown>>,
    database: Database,
    context: PolicyContext,
  ) => PolicyBreach | null;
}

/** What is known beside a call and the records. */
export interface PolicyContext {
  /** The text of the data set's policy: where two policies of one domain differ, a check looks here. */
  readonly policy: string;
  /** Ids of the customers that look-ups have found, or of a ground truth's own; empty where none is known. */
  readonly customers: readonly string[];
  /** Calls that changed something before this one, in order. */
  readonly earlier: readonly CallShape[];
  /** What the agent had said before the call; null where nobody speaks, as in a ground truth. */
  readonly told: readonly string[] | null;
}

/** Why a call is forbidden, in parts of sentences. */
export interface PolicyBreach {
  /** Behind "The policy does not allow": "a loan of L1 to be renewed". */
  readonly forbidden: string;
  /** Behind "the agent": "renewed the loan L1". */
  readonly did: string;
  /** The end of a sentence, without its full stop. */
  readonly reason: string;
  /** A sentence: what the agent should have done. */
  readonly instead: string;
  /** The arguments that break the rule, where the call would be allowed with others; absent where the call as a whole is forbidden. */
  readonly about?: readonly string[];
}
