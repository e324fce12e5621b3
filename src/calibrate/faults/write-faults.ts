import { atTurn, type FaultKind } from '../planted-fault.ts';
import { closingOf, type Deed, type Scene, unaskedCalls, withProposal, wrongForms, wrongTools } from '../scene.ts';
import { agent, call, type Turn, user, userEnds } from '../script.ts';
import { whatDiffers } from '../what-differs.ts';

const byAgent = { author: 'agent', needsDeed: true } as const;

/** The agent agrees on one thing and calls another. */
export const wrongArgument: FaultKind = {
  ...byAgent,
  type: 'wrong_argument',
  plant: (scene) => {
    const { deed, script } = scene;
    const [other] = deed === null ? [] : wrongForms(scene, deed);
    if (deed === null || other === undefined) {
      return null;
    }
    return {
      turns: script.turns.with(deed.turn, { ...deed.call, ...other }),
      at: atTurn(deed.turn),
      comment: `Calls ${other.name} with ${whatDiffers(deed.call, other)} than was agreed on.`,
    };
  },
};

/** The agent calls another tool on the same object. */
export const wrongTool: FaultKind = {
  ...byAgent,
  type: 'wrong_tool',
  plant: (scene) => {
    const { deed, script } = scene;
    const [other] = deed === null ? [] : wrongTools(scene, deed);
    if (deed === null || other === undefined) {
      return null;
    }
    return {
      turns: script.turns.with(deed.turn, { ...deed.call, ...other }),
      at: atTurn(deed.turn),
      comment: `Calls ${other.name} where ${deed.call.name} was agreed on.`,
    };
  },
};

/** The agent never comes to one of the changes. */
export const droppedWrite: FaultKind = {
  ...byAgent,
  type: 'goal_partially_completed',
  plant: (scene) => {
    const { deed, deeds, script, voice, random } = scene;
    if (deed === null || deed.proposal === null) {
      return null;
    }
    const comment = `Ends without a word on ${deed.phrase.deed}.`;
    const ending: Turn[] = [
      ...(random() < 0.5 ? [user(voice.remind(deed.phrase.wish)), agent(voice.farewell())] : []),
      userEnds(voice.giveUp()),
    ];
    if (deeds.length === 1) {
      const turns = script.turns.slice(0, deed.proposal);
      return { turns: [...turns, agent(voice.wrapUp()), ...ending], at: atTurn(turns.length), comment };
    }
    const left = script.turns.toSpliced(deed.proposal, deed.turn + 1 - deed.proposal);
    const closing = closingOf(left);
    if (closing === null) {
      return null;
    }
    const done = without(deeds, deed);
    const words = agent(voice.close({ done, outputs: script.task.outputs }));
    return { turns: [...left.slice(0, closing), words, ...ending], at: atTurn(closing), comment };
  },
};

/** The agent changes something of which nobody spoke. */
export const extraWrite: FaultKind = {
  ...byAgent,
  type: 'unintended_write',
  plant: (scene) => {
    const { deed, script } = scene;
    const [extra] = deed === null ? [] : unaskedCalls(scene, deed.turn + 1);
    if (deed === null || extra === undefined) {
      return null;
    }
    return {
      turns: script.turns.toSpliced(deed.turn + 1, 0, call(extra)),
      at: atTurn(deed.turn + 1),
      comment: `Calls ${extra.name} too, of which nobody had spoken.`,
    };
  },
};

/** The agent makes the later change first, which closes the object for the earlier one. */
export const swappedOrder: FaultKind = {
  ...byAgent,
  type: 'wrong_order',
  refuses: true,
  plant: (scene) => {
    const { deed, deeds, script, voice, others } = scene;
    const next = deed === null ? undefined : deeds[deeds.indexOf(deed) + 1];
    if (
      deed === null ||
      deed.proposal === null ||
      next === undefined ||
      next.proposal === null ||
      next !== deeds.at(-1)
    ) {
      return null;
    }
    if (others.objectOf(deed.call) !== others.objectOf(next.call)) {
      return null;
    }
    const { turns } = script;
    const later = turns.slice(next.proposal, next.turn + 1);
    const earlier = turns.slice(deed.proposal, deed.turn + 1);
    const before = turns.slice(0, deed.proposal);
    return {
      turns: [...before, ...later, ...earlier, agent(voice.couldNot(deed.phrase.deed)), userEnds(voice.giveUp())],
      at: atTurn(before.length + later.length - 1),
      comment: `Makes ${next.call.name} before ${deed.call.name}, which then is refused.`,
    };
  },
};

/** The agent does not ask for a yes, and what it does is not what was wanted. */
export const skippedConfirmation: FaultKind = {
  ...byAgent,
  // What the reward hangs on is the argument; the key of the recorded runs calls it so too.
  type: 'wrong_argument',
  plant: (scene) => {
    const { deed, script, voice } = scene;
    if (deed === null || deed.proposal === null) {
      return null;
    }
    const [other] = wrongForms(scene, deed);
    const asked = withProposal(scene, deed);
    if (other === undefined || asked === null) {
      return null;
    }
    const { turns } = script;
    const told =
      turns[deed.turn + 1]?.kind === 'agent' ? [] : [agent(voice.claim(deed.phrase.deed)), user(voice.nod())];
    const at = deed.proposal;
    return {
      turns: [...turns.slice(0, at), { ...deed.call, ...other }, ...told, ...turns.slice(deed.turn + 1)],
      at: atTurn(at),
      comment: `Asks for no yes and calls ${other.name} with ${whatDiffers(deed.call, other)}.`,
    };
  },
};

/** What the deeds but one are called. */
export function without(deeds: readonly Deed[], left: Deed): string[] {
  return deeds.filter((one) => one !== left).map(({ phrase }) => phrase.deed);
}

/** The run with its summary made anew. */
export function withClosing(
  turns: readonly Turn[],
  done: readonly string[],
  { script, voice }: Pick<Scene, 'script' | 'voice'>,
): Turn[] | null {
  const closing = closingOf(turns);
  return closing === null ? null : turns.with(closing, agent(voice.close({ done, outputs: script.task.outputs })));
}
