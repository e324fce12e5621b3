import type { Fault } from '../../records/finding.ts';

/** What passes from hand to hand between an instruction and the end of a run. */
export type LinkKind =
  | 'instruction'
  | 'user_asks'
  | 'agent_offers'
  | 'agent_refuses'
  | 'user_agrees'
  | 'user_declines'
  | 'user_changes'
  | 'agent_calls'
  | 'tool_answers'
  | 'agent_reports'
  | 'user_ends';

/** One link: where it stands, the words there, and which side of the difference it supports. */
export interface Link {
  readonly kind: LinkKind;
  readonly step: number | null;
  readonly quote: string | null;
  readonly supports: 'expected' | 'actual' | 'neither' | 'unclear';
}

/** How far words carry a verdict on who did it. */
export type Certainty = 'settled' | 'supported' | 'contested' | 'open';

/** A reading of the chain: whose fault it is, and what speaks for it. */
export interface Reading {
  readonly author: Fault['author'];
  readonly type: Fault['type'];
  readonly step: number | null;
  readonly quote: string | null;
  /** Why, as a sentence. */
  readonly because: string;
}

/** The way of one deciding difference through the run. The first reading is the one that the words support most. */
export interface Custody {
  readonly links: readonly Link[];
  readonly readings: readonly [Reading, ...Reading[]];
  readonly certainty: Certainty;
}

/** Which of two custodies says more: what is settled before what is only supported. */
export function rankOf(certainty: Certainty): number {
  return { settled: 0, supported: 1, contested: 2, open: 3 }[certainty];
}
