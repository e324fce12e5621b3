import type { Random } from '../chance/seeded-random.ts';
import { shuffled } from '../chance/shuffled.ts';
import type { CallShape } from '../domains/engine/call-shape.ts';
import type { Phrase } from '../domains/engine/phrase.ts';
import { phraseOf } from '../domains/engine/phrase-of.ts';
import type { OtherCalls } from './other-calls.ts';
import { type Played, playScript, type Stage } from './play-script.ts';
import type { CallTurn, Script, Turn } from './script.ts';
import type { Voice } from './wording/voice.ts';

/** A passing run as the faults see it: its turns, what was done in it, and how that was agreed on. */
export interface Scene {
  readonly script: Script;
  /** What the run gave as it was played without a fault. */
  readonly played: Played;
  readonly stage: Stage;
  /** What the run changed, in order. */
  readonly deeds: readonly Deed[];
  /** The one at which a fault is to be planted. */
  readonly deed: Deed | null;
  readonly others: OtherCalls;
  /** How this world hands a user over; null where it cannot. */
  readonly handOver: CallShape | null;
  readonly voice: Voice;
  readonly random: Random;
}

/** One effective write with the turns that led to it. */
export interface Deed {
  readonly call: CallTurn;
  /** Index of its turn. */
  readonly turn: number;
  /** Index of the agent's words before it that the user answered; null where there are none since the deed before. */
  readonly proposal: number | null;
  readonly phrase: Phrase;
}

/** What a passing run changed, and how. */
export function deedsOf(turns: readonly Turn[], { results }: Played, stage: Stage): Deed[] {
  const deeds: Deed[] = [];
  for (const [turn, call] of turns.entries()) {
    const result = results[turn];
    if (call.kind !== 'call' || result?.kind !== 'write' || result.changes.length === 0) {
      continue;
    }
    const from = (deeds.at(-1)?.turn ?? -1) + 1;
    const proposal = turns.findLastIndex(
      ({ kind }, index) => index >= from && index < turn - 1 && kind === 'agent' && turns[index + 1]?.kind === 'user',
    );
    deeds.push({ call, turn, proposal: proposal === -1 ? null : proposal, phrase: phraseOf(call, stage) });
  }
  return deeds;
}

/** The run up to the point at which the agent proposes a deed; null where it never did. */
export function beforeProposal({ script: { turns } }: Scene, { proposal }: Deed): Turn[] | null {
  return proposal === null ? null : turns.slice(0, proposal);
}

/** The run up to and with the agent's proposal of a deed, so that the user has the word; null where there was none. */
export function withProposal({ script: { turns } }: Scene, { proposal }: Deed): Turn[] | null {
  return proposal === null ? null : turns.slice(0, proposal + 1);
}

/** Index of the agent's last words that the user answered. */
export function closingOf(turns: readonly Turn[]): number | null {
  const index = turns.findLastIndex(({ kind }, at) => kind === 'agent' && turns[at + 1]?.kind === 'user');
  return index === -1 ? null : index;
}

/** Other arguments with which the deed's call would be accepted in its place and change something, in a random order. */
export function wrongForms({ script, stage, others, random }: Scene, deed: Deed): CallShape[] {
  return accepted(script, stage, deed.turn, shuffled(others.formsOf(deed.call, script.task.user_id), random));
}

/** Calls of other tools on the deed's object that would be accepted in its place, in a random order. */
export function wrongTools({ script, stage, others, random }: Scene, deed: Deed): CallShape[] {
  return accepted(script, stage, deed.turn, shuffled(others.toolsInsteadOf(deed.call, script.task.user_id), random));
}

/** Changes that nobody asked for and that would be accepted at a point of the run, in a random order. */
export function unaskedCalls({ script, stage, others, random, deeds }: Scene, at: number): CallShape[] {
  const taken = new Set(deeds.map(({ call }) => others.objectOf(call)));
  const instruction = script.task.instruction ?? '';
  const free = others.changesOf(script.task.user_id).filter((one) => {
    const object = others.objectOf(one);
    return object !== null && !taken.has(object) && !instruction.includes(object);
  });
  return accepted(script, stage, at, shuffled(free, random).slice(0, mostTries));
}

/** How many candidates are tried before a scene is given up. */
const mostTries = 24;

function accepted(script: Script, stage: Stage, at: number, calls: readonly CallShape[]): CallShape[] {
  const found: CallShape[] = [];
  for (const one of calls.slice(0, mostTries)) {
    const turns: Turn[] = [...script.turns.slice(0, at), { kind: 'call', ...one, text: null, defect: null }];
    const result = playScript({ ...script, turns }, stage).results.at(-1);
    if (result && !result.failed && result.changes.length > 0 && !isForbidden(one, script, stage)) {
      found.push(one);
      // A few are enough to choose from.
      if (found.length >= 4) {
        break;
      }
    }
  }
  return found;
}

/** Whether the policy forbids the call, as far as the records tell: an agent that makes it is at fault whoever asked for it. */
function isForbidden(one: CallShape, { policy, task }: Script, { domain, database }: Stage): boolean {
  const customers = task.user_id === null ? [] : [task.user_id];
  const context = { policy, customers, earlier: [], told: null };
  return (domain.policyChecks ?? []).some(
    ({ tool, breachOf }) => tool === one.name && breachOf(one.arguments, database, context) !== null,
  );
}
