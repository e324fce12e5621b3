import type { DatasetTask } from '../datasets/dataset.ts';
import type { CallShape } from '../domains/engine/call-shape.ts';

/** The word by which a user ends a conversation (tau_bench/envs/base.py). */
export const stopWord = '###STOP###';

/** One turn of a conversation that can be played again. Answers of tools are not kept: the world gives them. */
export type Turn = WordsTurn | CallTurn;

/** What one of the two said. */
export interface WordsTurn {
  readonly kind: 'agent' | 'user';
  readonly text: string;
  /** Whether these words are of this program's making, so that a model may say them in its own way. */
  readonly ours: boolean;
}

/** A call of the agent. */
export interface CallTurn extends CallShape {
  readonly kind: 'call';
  /** What was said in the same message; null where nothing was. */
  readonly text: string | null;
  /** Null for a tool that answers as it should. */
  readonly defect: ToolDefect | null;
}

/** A tool that does not do as it should: it breaks down, or it shows two texts the wrong way round. */
export type ToolDefect =
  | { readonly kind: 'breaks'; readonly observation: string }
  | { readonly kind: 'exchanges'; readonly texts: readonly [string, string] };

/** A conversation on a task, without what the world answered. */
export interface Script {
  readonly task: DatasetTask;
  readonly policy: string;
  readonly turns: readonly Turn[];
}

/** Something that the user says. */
export function user(text: string): WordsTurn {
  return { kind: 'user', text, ours: true };
}

/** Something that the user says as its last words. */
export function userEnds(text: string): WordsTurn {
  return user(`${text} ${stopWord}`);
}

/** Something that the agent says. */
export function agent(text: string): WordsTurn {
  return { kind: 'agent', text, ours: true };
}

/** A call of the agent, to a tool that answers as it should. */
export function call({ name, arguments: given }: CallShape): CallTurn {
  return { kind: 'call', name, arguments: given, text: null, defect: null };
}
