import type { Database } from './database.ts';

/** A rule of a policy about calls of one tool, told from the call and from the records as they were before the run. */
export interface PolicyCheck {
  /** Name of the rule: "renewal". */
  readonly name: string;
  readonly tool: string;
  /** Null where the call is allowed or its record is not there. */
  readonly breachOf: (given: Readonly<Record<string, unknown>>, database: Database) => PolicyBreach | null;
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
}
