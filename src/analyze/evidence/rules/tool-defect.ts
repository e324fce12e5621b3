import type { CaseCall, CaseFile } from '../../case/case-file.ts';
import { objectOf } from '../../case/compare-arguments.ts';
import { sameValue } from '../../case/same-value.ts';
import { shapeOf } from '../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';

/**
 * Answers that contradict the successful call which they answer: a field of the record that came back has another value than the argument
 * of that name. It is the tool's fault where a later wrong write rests on the value that it gave back.
 */
export const toolDefect: EvidenceRule = (file) =>
  file.calls.flatMap((call) =>
    call.kind === 'write' && !call.rejected && call.observation !== null
      ? contradictionsOf(call).map((contradiction) => tell(file, call, contradiction))
      : [],
  );

interface Contradiction {
  readonly argument: string;
  readonly given: string;
  readonly answered: string;
}

/** Arguments that are texts, with the other text that the answer has under their name. */
function contradictionsOf({ arguments: given, observation }: CaseCall): Contradiction[] {
  if (!/^\s*\{/.test(observation ?? '')) {
    return [];
  }
  const answer = parsed(observation ?? '');
  return Object.entries(given).flatMap(([argument, value]) => {
    const answered = answer[argument];
    const contradicts = typeof value === 'string' && typeof answered === 'string' && value !== answered;
    return contradicts ? [{ argument, given: value, answered }] : [];
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

function tell(file: CaseFile, call: CaseCall, contradiction: Contradiction): Observation {
  const { argument, given, answered } = contradiction;
  const step = call.answered ?? call.step;
  const harm = file.stateMatches === false ? harmOf(file, call, contradiction) : null;
  const repeatedAt = wordsThatFollow(file, step, contradiction);
  return observe({
    rule: 'answer_contradicts_call',
    step,
    quote: quoteOf(call.observation, Math.max(0, (call.observation ?? '').indexOf(`"${argument}"`))),
    detail: { call: shapeOf(call), argument, given, answered, followed: harm ?? repeatedAt },
    suspicion:
      harm === null
        ? null
        : {
            author: 'environment',
            type: 'tool_defect',
            step,
            keys: [argument],
            description: `The answer of ${call.name} at step ${step} has ${JSON.stringify(answered)} as ${argument} where the call, which took effect, gave ${JSON.stringify(given)}; the agent's wrong call at step ${harm} rests on that answer.`,
            correct_behavior: `Answer with ${JSON.stringify(given)} as ${argument}.`,
          },
  });
}

/** Step of a later wrong write on the same object that takes the value of the answer, or makes the call once more as if it had failed. */
function harmOf(file: CaseFile, call: CaseCall, { argument, answered }: Contradiction): number | null {
  const object = objectOf(call.arguments, file.knownDomain);
  const row = file.alignment.find(
    ({ status, step, actual }) =>
      (status === 'wrong_argument' || status === 'unintended' || status === 'wrong_tool') &&
      actual !== null &&
      step !== null &&
      step > call.step &&
      objectOf(actual.arguments, file.knownDomain) === object &&
      (actual.arguments[argument] === answered ||
        (actual.name === call.name && sameValue({ ...actual.arguments }, { ...call.arguments }))),
  );
  return row?.step ?? null;
}

/** Step of the agent's next words, where they have the value of the answer and not that of the call. */
function wordsThatFollow(file: CaseFile, after: number, { given, answered }: Contradiction): number | null {
  const step = file.trajectory.messages.findIndex(
    ({ role, said }, index) => index > after && role === 'assistant' && said !== null,
  );
  const plain = (text: string) => text.toLowerCase().replaceAll('_', ' ');
  const said = plain(file.trajectory.messages[step]?.said ?? '');
  const [theirs, ours] = [plain(answered), plain(given)];
  return said.includes(theirs) && !said.replaceAll(theirs, '').includes(ours) ? step : null;
}
