import { phraseOf } from '../../domains/engine/phrase-of.ts';
import { atTurn, type FaultKind } from '../planted-fault.ts';
import { textAt } from '../retell.ts';
import { closingOf, unaskedCalls, withProposal, wrongForms } from '../scene.ts';
import { agent, call, user, userEnds } from '../script.ts';
import { whatDiffers } from '../what-differs.ts';
import { withClosing, without } from './write-faults.ts';

const byUser = { author: 'user', needsDeed: true } as const;

/** The user says yes and is gone, so that nothing can follow it. */
export const earlyStop: FaultKind = {
  ...byUser,
  type: 'user_stopped_early',
  plant: (scene) => {
    const { deed, voice } = scene;
    const asked = deed === null ? null : withProposal(scene, deed);
    if (deed === null || asked === null) {
      return null;
    }
    return {
      turns: [...asked, userEnds(voice.agreeAndLeave())],
      at: atTurn(asked.length),
      comment: `Ends the conversation in the message that agrees to ${deed.phrase.deed}.`,
    };
  },
};

/** The user wants one more thing, of which its instruction has nothing. */
export const ungroundedValue: FaultKind = {
  ...byUser,
  type: 'user_ungrounded',
  plant: (scene) => {
    const { deeds, script, stage, voice } = scene;
    const closing = closingOf(script.turns);
    if (closing === null || closing !== script.turns.length - 2 || closing < (deeds.at(-1)?.turn ?? 0)) {
      return null;
    }
    const [extra] = unaskedCalls(scene, closing + 1);
    if (extra === undefined) {
      return null;
    }
    const { wish, deed } = phraseOf(extra, stage);
    const ending = voice.close({ done: [deed], outputs: [] });
    return {
      turns: [
        ...script.turns.slice(0, closing + 1),
        user(voice.wantToo(wish)),
        agent(voice.propose(deed, 1)),
        user(voice.confirm(wish)),
        call(extra),
        agent(ending),
        userEnds(voice.thankAndLeave()),
      ],
      // The wish could still have been taken back here; what it says again is binding.
      at: atTurn(closing + 3),
      comment: `Wants to ${wish}, of which the instruction has nothing.`,
    };
  },
};

/** Asked for a yes, the user wants another value than its instruction has. */
export const contradictingValue: FaultKind = {
  ...byUser,
  type: 'user_contradicted',
  plant: (scene) => {
    const { deed, deeds, script, stage, voice } = scene;
    const asked = deed === null ? null : withProposal(scene, deed);
    if (deed === null || asked === null) {
      return null;
    }
    const said = script.task.instruction ?? '';
    const other = wrongForms(scene, deed)
      .map((form) => ({ form, phrase: phraseOf(form, stage) }))
      .find(({ phrase }) => isGiven(wordsOnlyIn(deed.phrase.wish, phrase.wish), said));
    if (other === undefined) {
      return null;
    }
    const place = deeds.indexOf(deed);
    const done = deeds.map(({ phrase }, index) => (index === place ? other.phrase.deed : phrase.deed));
    const turns = withClosing(
      [
        ...asked,
        user(voice.wantInstead(other.phrase.wish)),
        agent(voice.propose(other.phrase.deed, place)),
        user(voice.agree()),
        { ...deed.call, ...other.form },
        ...script.turns.slice(deed.turn + 1),
      ],
      done,
      scene,
    );
    return (
      turns && {
        turns,
        at: atTurn(asked.length),
        comment: `Wants ${whatDiffers(deed.call, other.form)}, against the instruction.`,
      }
    );
  },
};

/** The user never speaks of one of its wishes. */
export const omittedWish: FaultKind = {
  ...byUser,
  type: 'user_omitted',
  plant: (scene) => {
    const { deed, deeds, script, voice } = scene;
    const opening = script.turns.findIndex(({ kind }) => kind === 'user');
    const words = textAt(script.turns, opening);
    if (deed === null || deed.proposal === null || deeds.length < 2) {
      return null;
    }
    const { proposal, turn, phrase } = deed;
    const kept = deeds.filter((one) => one !== deed).map((one) => one.phrase.wish);
    const all = [...kept, phrase.wish];
    const spoken = script.turns.filter(
      ({ kind }, index) => kind === 'user' && textAt(script.turns, index).includes(phrase.wish),
    );
    if (spoken.length !== 1 || !all.every((wish) => words.includes(wish)) || kept.includes(phrase.wish)) {
      return null;
    }
    const rest = words.slice(Math.max(...all.map((wish) => words.indexOf(wish) + wish.length))).replace(/^[.\s]+/, '');
    const next = deeds.indexOf(deed) === 0 ? deeds[1] : undefined;
    const opened = script.turns.with(opening, user(`${voice.open(kept)}${rest === '' ? '' : ` ${rest}`}`));
    // What was the second proposal is the first one now.
    const told =
      next === undefined || next.proposal === null
        ? opened
        : opened.with(next.proposal, agent(voice.propose(next.phrase.deed, 0)));
    const turns = withClosing(told.toSpliced(proposal, turn + 1 - proposal), without(deeds, deed), scene);
    return (
      turns && {
        turns,
        at: atTurn(turns.length - 1),
        comment: `Ends without ever speaking of the wish to ${phrase.wish}.`,
      }
    );
  },
};

/** The user turns down what its instruction wants. */
export const declinedOffer: FaultKind = {
  ...byUser,
  type: 'user_contradicted',
  plant: (scene) => {
    const { deed, deeds, script, voice } = scene;
    const asked = deed === null ? null : withProposal(scene, deed);
    if (deed === null || asked === null) {
      return null;
    }
    const turns = withClosing(
      [...asked, user(voice.decline()), ...script.turns.slice(deed.turn + 1)],
      without(deeds, deed),
      scene,
    );
    return (
      turns && { turns, at: atTurn(asked.length), comment: `Turns down ${deed.phrase.deed}, which is what it wants.` }
    );
  },
};

/** The user speaks as if it were the agent. */
export const roleConfusion: FaultKind = {
  ...byUser,
  type: 'user_role_confusion',
  plant: (scene) => {
    const { deed, voice } = scene;
    const asked = deed === null ? null : withProposal(scene, deed);
    if (asked === null) {
      return null;
    }
    return {
      turns: [...asked, user(voice.playAgent()), agent(voice.courtesy()), userEnds(voice.playAgentOn())],
      at: atTurn(asked.length),
      comment: 'Speaks as the agent where it was asked for a yes.',
    };
  },
};

/** Words of one text that another has not, without small ones. */
function wordsOnlyIn(text: string, other: string): string[] {
  const wordsOf = (value: string) => value.toLowerCase().match(/[\p{L}\d#][\p{L}\d#:.'-]*[\p{L}\d]|[\p{L}\d]+/gu) ?? [];
  const known = new Set(wordsOf(other));
  return wordsOf(text).filter((word) => !known.has(word));
}

/** Whether an instruction names what would be changed. */
function isGiven(words: readonly string[], instruction: string): boolean {
  const text = instruction.toLowerCase();
  return words.length > 0 && words.every((word) => text.includes(word));
}
