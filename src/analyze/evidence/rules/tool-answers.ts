import type { ReplayedCall } from '../../../domains/engine/replay-calls.ts';
import type { CaseCall, CaseFile } from '../../case/case-file.ts';
import { shapeOf } from '../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';

/**
 * Answers that the world does not give: a tool that refused a due call which the world takes, and a tool that showed another value
 * than the world has, which a wrong write then took over. Runs whose tools are known to differ are left alone.
 */
export const toolAnswers: EvidenceRule = (file) => {
  if (file.replayed === null || file.trajectory.foreign_tools) {
    return [];
  }
  const { calls } = file.replayed.replay;
  return [...breakdowns(file, calls), ...alterations(file, calls)];
};

function breakdowns(file: CaseFile, replayed: readonly ReplayedCall[]): Observation[] {
  const due = new Set(
    file.alignment.flatMap(({ status, step }) => (status === 'matched' && step !== null ? [step] : [])),
  );
  const broken = file.calls.filter((call) => {
    const again = replayed.find(({ step, call: index }) => step === call.step && index === call.call);
    return call.rejected && due.has(call.step) && again?.executed === true && !again.failed;
  });
  const [first] = broken.filter((call) => !isMadeGood(file, call));
  if (first === undefined) {
    return [];
  }
  const step = first.answered ?? first.step;
  return [
    observe({
      rule: 'tool_broke',
      step,
      quote: quoteOf(first.observation),
      detail: { call: shapeOf(first), step },
      suspicion: {
        author: 'environment',
        type: 'tool_defect',
        step,
        keys: [],
        description: `At step ${step} ${first.name} answered "${(first.observation ?? '').slice(0, 120)}" to a call that the task asks for and that is accepted when it is made again.`,
        correct_behavior: 'Carry the call out, or repeat the run once the tool works.',
      },
    }),
  ];
}

function isMadeGood({ calls }: CaseFile, { name, step, arguments: given }: CaseCall): boolean {
  const text = JSON.stringify(given);
  return calls.some(
    (one) => one.name === name && one.step > step && !one.rejected && JSON.stringify(one.arguments) === text,
  );
}

function alterations(file: CaseFile, replayed: readonly ReplayedCall[]): Observation[] {
  return file.alignment.flatMap(({ status, expected, actual, step: followed }) => {
    if (status !== 'wrong_argument' || expected === null || actual === null || followed === null) {
      return [];
    }
    const pairs = pairsIn(actual.arguments, expected.arguments);
    const look = replayed.find(
      ({ step, kind, answered, matches, recorded, observation }) =>
        step < followed &&
        kind === 'read' &&
        answered !== null &&
        matches === false &&
        pairs.some(([shown, true_]) => shows(recorded ?? '', observation ?? '', shown, true_)),
    );
    const [shown = '', right = ''] =
      pairs.find(([one, other]) => shows(look?.recorded ?? '', look?.observation ?? '', one, other)) ?? [];
    if (look === undefined || look.answered === null) {
      return [];
    }
    const step = look.answered;
    return [
      observe({
        rule: 'answer_altered',
        step,
        quote: quoteOf(look.recorded, Math.max(0, (look.recorded ?? '').indexOf(shown))),
        detail: { name: look.name, shown, right, followed },
        suspicion: {
          author: 'environment',
          type: 'tool_defect',
          step,
          keys: [],
          description: `At step ${step} ${look.name} showed ${JSON.stringify(shown)} where the records have ${JSON.stringify(right)}; the wrong call at step ${followed} took that over.`,
          correct_behavior: `Show ${JSON.stringify(right)}.`,
        },
      }),
    ];
  });
}

/** Whether an answer has one value in the very place where the world's answer has the other. */
function shows(recorded: string, observation: string, shown: string, right: string): boolean {
  const [ours, theirs] = [partsOf(recorded), partsOf(observation)];
  return ours.length === theirs.length && ours.some((part, index) => part === shown && theirs[index] === right);
}

/** The texts and numbers of an answer in order. */
function partsOf(text: string): string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/g) ?? []).map((part) => part.replace(/^"|"$/g, ''));
}

/** Where two values differ: what stands in the one and in the other. */
function pairsIn(one: unknown, other: unknown): [string, string][] {
  if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
    const [left, right] = [one, other] as readonly Readonly<Record<string, unknown>>[];
    return Object.keys(one).flatMap((key) => pairsIn(left?.[key], right?.[key]));
  }
  return one === undefined || other === undefined || String(one) === String(other)
    ? []
    : [[String(one), String(other)]];
}
