import type { CaseFile } from '../case/case-file.ts';
import { conditionsOf } from '../evidence/reading/conditional.ts';
import { type Apart, type Stance, settlesOn, stanceOf, tellApart } from '../evidence/reading/tell-apart.ts';
import type { Atom } from './atoms.ts';
import type { Certainty, Custody, Link, Reading } from './chain.ts';
import { ownOf, settlesOwn } from './own-clause.ts';
import { ownTerms } from './own-terms.ts';
import { quoteFrom } from './turns.ts';
import { supportOf, type Walk, walkTo } from './value-walk.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Traces a value that differs from the expected one: instruction, what the user asked for, what the agent offered, what the user
 * agreed to, and the call. Null where no text could tell the two apart.
 */
export function traceValue({
  file,
  atom,
  step,
  type,
  vocabulary,
}: {
  readonly file: CaseFile;
  readonly atom: Atom;
  /** Step of the call. */
  readonly step: number;
  /** What the fault is called where the agent made it. */
  readonly type: Reading['type'];
  readonly vocabulary: Vocabulary;
}): Custody | null {
  const apart = tellApart(file, atom, vocabulary);
  if (apart.actual.length === 0 && apart.expected.length === 0) {
    return null;
  }
  const ordered = atom.swapped === true;
  const instruction = ordered
    ? settlesOn(file.task?.instruction ?? '', apart, true)
    : stanceOf(file.task?.instruction ?? '', apart);
  const own = ordered ? null : ownOf(file, step, vocabulary);
  const told =
    instruction === 'both' && own !== null ? settlesOwn(file.task?.instruction ?? '', apart, own) : instruction;
  const walk = walkTo({ file, step, apart, ordered, own });
  const links: Link[] = [
    { kind: 'instruction', step: null, quote: null, supports: supportOf(told) },
    ...walk.links,
    { kind: 'agent_calls', step, quote: null, supports: 'actual' },
  ];
  const { readings, certainty } = judge({ file, atom, apart, walk, instruction: told, step, type });
  return { links, readings, certainty };
}

interface Judged {
  readonly readings: readonly [Reading, ...Reading[]];
  readonly certainty: Certainty;
}

function judge({
  file,
  atom,
  apart,
  walk,
  instruction,
  step,
  type,
}: {
  readonly file: CaseFile;
  readonly atom: Atom;
  readonly apart: Apart;
  readonly walk: Walk;
  readonly instruction: Stance;
  readonly step: number;
  readonly type: Reading['type'];
}): Judged {
  const { position, agentFirst, wished, refusedBetween, userFirst, turnedDown, passedOver, listed, picked } = walk;
  const quote = (at: number | null) => quoteFrom(file, at);
  const named = `${JSON.stringify(atom.actual)} of ${atom.key}`;
  const wanted = JSON.stringify(atom.expected);
  const agent = (because: string): Reading => ({ author: 'agent', type, step, quote: quote(step), because });
  const user = (kind: Reading['type'], at: number, because: string): Reading => ({
    author: 'user',
    type: kind,
    step: at,
    quote: quote(at),
    because,
  });
  const world = (because: string): Reading => ({
    author: 'environment',
    type: 'ground_truth_defect',
    step,
    quote: null,
    because,
  });
  const sure = (...readings: [Reading, ...Reading[]]): Judged => ({ readings, certainty: 'settled' });
  const likely = (...readings: [Reading, ...Reading[]]): Judged => ({
    readings,
    certainty: readings.length > 1 ? 'contested' : 'supported',
  });

  // Who picks "the second one" from a list has chosen, whatever the agent then calls it by.
  if (picked !== null && position?.side !== 'expected' && instruction !== 'actual') {
    return {
      readings: [
        user(
          'user_contradicted',
          picked,
          `From a list with ${wanted} and ${named} the user picked the latter at step ${picked}.`,
        ),
        agent(`The agent called with ${named}.`),
      ],
      certainty: 'supported',
    };
  }
  const terms = ownTerms({ file, step, walk, atom, instruction });
  if (terms !== null) {
    return { readings: [terms, agent(`The agent called with ${named}.`)], certainty: 'supported' };
  }
  if (position === null) {
    const silent = instruction === 'expected' && atom.expected !== null;
    const because = `Nobody had spoken of ${named} before the agent called with it at step ${step}.`;
    return silent
      ? { readings: [agent(because)], certainty: 'supported' }
      : { readings: [agent(because)], certainty: agentFirst === null ? 'settled' : 'supported' };
  }
  if (position.side === 'expected') {
    return sure(
      agent(
        `At step ${position.step} the user ${position.by === 'own' ? 'asked for' : 'agreed to'} ${wanted}; the agent called with ${named} at step ${step}.`,
      ),
    );
  }
  if (position.side === 'both') {
    return likely(
      agent(`The user spoke of ${wanted} and of ${named} at step ${position.step}; the agent called with the latter.`),
    );
  }
  if (turnedDown !== null && instruction !== 'actual') {
    return sure(
      user(
        'user_contradicted',
        turnedDown,
        `At step ${turnedDown} the user turned down ${wanted}, which its task asks for and the agent had offered.`,
      ),
    );
  }
  if (passedOver !== null && !refusedBetween && instruction !== 'actual') {
    return {
      readings: [
        user(
          'user_contradicted',
          position.by === 'own' ? position.step : passedOver,
          `At step ${passedOver} the user did not take ${wanted}, which the agent had offered; it ${position.by === 'own' ? 'asked for' : 'agreed to'} ${named} at step ${position.step}.`,
        ),
        agent(`The agent called with ${named}.`),
      ],
      certainty: 'supported',
    };
  }
  const ordersActual = conditionsOf(
    file.task?.instruction ?? '',
    (sentence) => stanceOf(sentence, apart) === 'actual',
  ).includes(false);
  const said = position.by === 'own' ? 'asked for' : 'agreed to';
  const atUser = `At step ${position.step} the user ${said} ${named}`;
  if (instruction === 'actual' && isPlain(atom)) {
    const turns = changesItsMind.test(file.task?.instruction ?? '');
    const theirs = user(
      'user_contradicted',
      position.step,
      `${atUser}, with which its instruction only begins; it never came to ${wanted}.`,
    );
    const ours = agent(`The agent called with ${named} where ${wanted} was due.`);
    return turns ? { readings: [theirs, ours], certainty: 'supported' } : likely(ours);
  }
  // A part of a list (a leg, a traveller) is described too loosely for an instruction to be held against it.
  const isPart = /\.\d+(\.|$)/.test(atom.key);
  if (instruction === 'actual' && ordersActual && !isPart && (wished === null || position.by === 'own')) {
    return likely(world(`${atUser}, as its instruction has it; only the ground truth has ${wanted}.`));
  }
  if (instruction === 'actual') {
    return likely(
      agent(`${atUser}, which its instruction has for another case; the agent called with it.`),
      world(`The instruction has ${named}; only the ground truth has ${wanted}.`),
    );
  }
  if (position.by === 'own') {
    if (listed !== null && (agentFirst === null || listed <= agentFirst) && wished === null) {
      return {
        readings: [
          user(
            'user_contradicted',
            position.step,
            `Offered both ${wanted} and ${named} at step ${listed}, the user chose the latter at step ${position.step}.`,
          ),
          agent(`The agent called with ${named}.`),
        ],
        certainty: 'supported',
      };
    }
    const offeredFirst = agentFirst !== null && agentFirst < (userFirst ?? position.step);
    if (wished !== null && (refusedBetween || offeredFirst)) {
      const misled = `The user had asked for ${wanted} at step ${wished}; it took ${named} at step ${position.step} only after the agent had ${refusedBetween ? 'refused that' : 'brought that up'}.`;
      return likely(agent(misled), user('user_contradicted', position.step, `${atUser}, against its instruction.`));
    }
    if ((instruction === 'expected' && !isPart) || wished !== null) {
      return sure(
        user(
          'user_contradicted',
          position.step,
          `${atUser}; its instruction has ${wanted}. The agent did as it was told.`,
        ),
      );
    }
    if (instruction === 'both') {
      const theirs = user(
        'user_contradicted',
        position.step,
        `The instruction has ${named} and ${wanted}, each for its case; the user asked for the former at step ${position.step} and never came to the latter.`,
      );
      const ours = agent(`The agent called with ${named}, which the user had asked for at step ${position.step}.`);
      return type === 'rejected_call' ? likely(ours, theirs) : likely(theirs, ours);
    }
    if (!offeredFirst) {
      return {
        readings: [
          user(
            'user_ungrounded',
            position.step,
            `${atUser}, which does not stand in its instruction and which nobody had brought up. The agent did as it was told.`,
          ),
        ],
        certainty: 'supported',
      };
    }
    return likely(
      agent(`The agent brought up ${named} at step ${agentFirst}; the user took it at step ${position.step}.`),
      user('user_ungrounded', position.step, `${atUser}, which does not stand in its instruction.`),
    );
  }
  if (wished !== null) {
    return likely(
      agent(
        `The user had asked for ${wanted} at step ${wished}; the agent proposed ${named} all the same, and the user did not notice.`,
      ),
      user('user_contradicted', position.step, `${atUser}, though its instruction has ${wanted}.`),
    );
  }
  if (instruction === 'expected') {
    return {
      readings: [
        user(
          'user_contradicted',
          position.step,
          `${atUser}; its instruction has ${wanted}, which it never told the agent.`,
        ),
        agent(`The agent proposed ${named} without having asked.`),
      ],
      certainty: 'supported',
    };
  }
  const told = agent(
    `The agent proposed ${named} at step ${agentFirst ?? step}, which the user could not know to be wrong.`,
  );
  return likely(told);
}

/** A number or a yes or no: an instruction may hold it of something else. */
function isPlain({ expected }: Atom): boolean {
  return expected !== null && /^(?:-?\d+(?:\.\d+)?|yes|no|true|false)$/i.test(expected) && expected.length < 6;
}

const changesItsMind =
  /\b(?:at first|begin by|begin with|correct yourself|change your mind|decide against|you do without|then you|in the end|having heard|when you hear|before you confirm)\b/i;
