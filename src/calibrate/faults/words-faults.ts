import { atTurn, type FaultKind } from '../planted-fault.ts';
import { textAt } from '../retell.ts';
import { beforeProposal, closingOf } from '../scene.ts';
import { agent, call, user, userEnds } from '../script.ts';

const byAgent = { author: 'agent', needsDeed: true } as const;

/** The agent says that it made a change, and did not. */
export const falseClaim: FaultKind = {
  ...byAgent,
  type: 'false_completion_claim',
  plant: ({ deed, script, voice }) => {
    if (deed === null) {
      return null;
    }
    const claim = [agent(voice.claim(deed.phrase.deed)), user(voice.nod())];
    return {
      turns: script.turns.toSpliced(deed.turn, 1, ...claim),
      at: atTurn(deed.turn),
      comment: `Says that ${deed.phrase.deed} was made; no call did.`,
    };
  },
};

/** The agent tells another figure, or keeps it to itself. */
export const wrongOutput: FaultKind = {
  ...byAgent,
  needsDeed: false,
  type: 'wrong_or_missing_output',
  plant: ({ script: { turns, task }, deeds, voice, random }) => {
    const { outputs } = task;
    const output = outputs[Math.floor(random() * outputs.length)];
    const closing = closingOf(turns);
    if (output === undefined || closing === null) {
      return null;
    }
    const wrong = misread(output);
    if (wrong === null) {
      const words = agent(voice.close({ done: deeds.map(({ phrase }) => phrase.deed), outputs: [] }));
      return { turns: turns.with(closing, words), at: atTurn(closing), comment: `Keeps ${output} to itself.` };
    }
    const number = new RegExp(`(?<![\\d.])${output.replace('.', '\\.')}(?!\\d)`);
    const said = turns.findIndex((turn, index) => turn.kind === 'agent' && number.test(textAt(turns, index)));
    // A figure that is part of a deed as well is no longer an answer alone.
    return said === -1 || deeds.some(({ phrase }) => number.test(phrase.deed))
      ? null
      : {
          turns: turns.map((turn) =>
            turn.kind === 'agent' ? { ...turn, text: turn.text.replaceAll(new RegExp(number, 'g'), wrong) } : turn,
          ),
          at: atTurn(said),
          comment: `Says ${wrong} where it is ${output}.`,
        };
  },
};

/** The agent hands the user over although it could have helped. */
export const prematureTransfer: FaultKind = {
  ...byAgent,
  type: 'premature_transfer',
  plant: (scene) => {
    const { deed, handOver } = scene;
    const before = deed === null ? null : beforeProposal(scene, deed);
    if (deed === null || before === null || handOver === null) {
      return null;
    }
    const comment = `Hands over in place of ${deed.phrase.deed}.`;
    return { turns: [...before, call(handOver)], at: atTurn(before.length), comment };
  },
};

/** The agent declines what it may do. */
export const wrongRefusal: FaultKind = {
  ...byAgent,
  type: 'wrong_refusal',
  plant: (scene) => {
    const { deed, voice, random } = scene;
    const before = deed === null ? null : beforeProposal(scene, deed);
    if (deed === null || before === null) {
      return null;
    }
    const again = random() < 0.5 ? [user(voice.insist()), agent(voice.refuseAgain())] : [];
    return {
      turns: [...before, agent(voice.refuse(deed.phrase.deed)), ...again, userEnds(voice.giveUp())],
      at: atTurn(before.length),
      comment: `Refuses ${deed.phrase.deed}, which the rules allow.`,
    };
  },
};

/** A number with two digits in the wrong order, or with another last digit; null for what is no number of two digits. */
function misread(output: string): string | null {
  if (!/^\d+(?:\.\d+)?$/.test(output) || output.replace('.', '').length < 2) {
    return null;
  }
  const at = [...output].findIndex(
    (digit, index) =>
      /\d/.test(digit) &&
      /\d/.test(output[index + 1] ?? '') &&
      digit !== output[index + 1] &&
      (index > 0 || output[1] !== '0'),
  );
  if (at === -1) {
    return `${output.slice(0, -1)}${(Number(output.at(-1)) + 4) % 10}`;
  }
  return `${output.slice(0, at)}${output[at + 1]}${output[at]}${output.slice(at + 2)}`;
}
