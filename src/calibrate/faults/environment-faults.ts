import { replayGroundTruth } from '../../domains/engine/replay-ground-truth.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import { atAnswer, atTurn, type FaultKind } from '../planted-fault.ts';
import { textAt } from '../retell.ts';
import { beforeProposal, wrongForms } from '../scene.ts';
import { agent, type CallTurn, type Turn, userEnds } from '../script.ts';
import { whatDiffers } from '../what-differs.ts';

const byEnvironment = { author: 'environment', needsDeed: true } as const;

/** The ground truth asks for a change that its own tool refuses. */
export const corruptedGroundTruth: FaultKind = {
  ...byEnvironment,
  type: 'ground_truth_defect',
  plant: ({ deed, script, stage, others, random }) => {
    const { actions, user_id } = script.task;
    const index = deed === null ? -1 : actions.findIndex((one) => isSameCall(one, deed.call));
    const action = actions[index];
    if (deed === null || action === undefined) {
      return null;
    }
    const object = others.objectOf(deed.call);
    const broken = Object.entries(action.arguments)
      .filter(([, value]) => value !== object && value !== user_id)
      .flatMap(([key, value]) => {
        const other = unknownFormOf(value);
        return other === null ? [] : [{ ...action, arguments: { ...action.arguments, [key]: other } }];
      })
      .filter((one) =>
        replayGroundTruth({ ...stage, actions: actions.with(index, one) }).failing.some((call) => call.index === index),
      );
    const chosen = broken[Math.floor(random() * broken.length)];
    return chosen === undefined
      ? null
      : {
          turns: script.turns,
          actions: actions.with(index, chosen),
          at: atTurn(deed.turn),
          comment: `The ground truth has ${whatDiffers(action, chosen)}, which its own tool refuses.`,
        };
  },
};

/** A tool breaks down and stays so. */
export const failingTool: FaultKind = {
  ...byEnvironment,
  type: 'tool_defect',
  plant: ({ deed, script, voice, random }) => {
    if (deed === null) {
      return null;
    }
    const observation = voice.outage();
    const broken: CallTurn = { ...deed.call, defect: { kind: 'breaks', observation } };
    const tries = random() < 0.5 ? [broken, broken] : [broken];
    return {
      turns: [
        ...script.turns.slice(0, deed.turn),
        ...tries,
        agent(voice.toolFailed(deed.phrase.deed)),
        userEnds(voice.giveUp()),
      ],
      at: atAnswer(deed.turn),
      comment: `${deed.call.name} answers ${JSON.stringify(observation)}, whatever it is given.`,
    };
  },
};

/** A tool shows two values the wrong way round, and the agent goes by what it was shown. */
export const alteredObservation: FaultKind = {
  ...byEnvironment,
  type: 'tool_defect',
  plant: (scene) => {
    const { deed, script, played } = scene;
    if (deed === null) {
      return null;
    }
    const { turns } = script;
    for (const form of wrongForms(scene, deed)) {
      const pair = exchanged(deed.call, form);
      if (pair !== null && turns.slice(0, deed.turn).some((_, index) => textAt(turns, index).includes(pair[0]))) {
        continue;
      }
      // The last look that shows both is the one that the agent goes by.
      const look =
        pair === null
          ? -1
          : turns.findLastIndex(
              (turn, index) =>
                index < deed.turn &&
                turn.kind === 'call' &&
                pair.every((text) => played.results[index]?.observation.includes(text)),
            );
      const turn = turns[look];
      if (pair === null || turn?.kind !== 'call' || played.results[look]?.kind === 'write') {
        continue;
      }
      const altered: Turn[] = turns.map((one, index) => {
        if (index === look && one.kind === 'call') {
          return { ...one, defect: { kind: 'exchanges', texts: pair } };
        }
        return index === deed.turn && one.kind === 'call' ? { ...one, ...form } : one;
      });
      return {
        turns: altered,
        at: atAnswer(look),
        comment: `${turn.name} shows ${pair[0]} and ${pair[1]} the wrong way round, and the agent goes by that.`,
      };
    }
    return null;
  },
};

/** The agent looks at the same things round after round until its turns run out. */
export const stepCap: FaultKind = {
  ...byEnvironment,
  type: 'step_limit',
  plant: (scene) => {
    const { deed, played } = scene;
    const before = deed === null ? null : beforeProposal(scene, deed);
    const looks = before?.filter(
      (turn, index): turn is CallTurn => turn.kind === 'call' && played.results[index]?.kind === 'read',
    );
    const round = looks?.slice(-2);
    if (!before || !round || round.length === 0) {
      return null;
    }
    const turns = [...before];
    const spent = () => turns.filter(({ kind }) => kind !== 'user').length;
    while (spent() < maxSteps) {
      turns.push(...round.slice(0, maxSteps - spent()));
    }
    return {
      turns,
      maxSteps,
      at: atTurn(before.length),
      comment: `Repeats the same looks until the limit of ${maxSteps} turns.`,
    };
  },
};

/** A server breaks down in the middle. */
export const crash: FaultKind = {
  ...byEnvironment,
  type: 'runtime_error',
  plant: (scene) => {
    const { deed, voice } = scene;
    const before = deed === null ? null : beforeProposal(scene, deed);
    const error = voice.breakdown();
    return (
      before && {
        turns: before,
        at: null,
        crash: error,
        comment: `The run ends with the error ${JSON.stringify(error)}.`,
      }
    );
  },
};

/** Turns after which tau-bench cuts a run off (tau_bench/envs/base.py has no limit; its agents have this one). */
const maxSteps = 30;

function isSameCall(one: { readonly name: string; readonly arguments: unknown }, other: CallTurn): boolean {
  const text = (value: unknown) => jsonText(value as Value);
  return one.name === other.name && text(one.arguments) === text(other.arguments);
}

/** A value of the same form that names nothing; null where none can be made. */
function unknownFormOf(value: unknown): unknown {
  if (typeof value === 'string') {
    return /\d/.test(value) ? value.replace(/\d/g, '9') : 'for no reason at all';
  }
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')) {
    return value.map(unknownFormOf);
  }
  return null;
}

/** The one text in which two calls differ, on both sides; null where they differ in more or in something else. */
function exchanged(right: CallTurn, wrong: { readonly arguments: CallTurn['arguments'] }): [string, string] | null {
  const pairs = Object.keys(right.arguments).flatMap((key) => pairsIn(right.arguments[key], wrong.arguments[key]));
  const [pair] = pairs;
  return pairs.length === 1 && pair !== undefined ? pair : null;
}

function pairsIn(one: unknown, other: unknown): [string, string][] {
  if (typeof one === 'string' && typeof other === 'string') {
    return one === other ? [] : [[one, other]];
  }
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.flatMap((part, index) => pairsIn(part, other[index]));
  }
  return [];
}
