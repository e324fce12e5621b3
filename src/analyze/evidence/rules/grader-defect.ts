import type { CaseFile } from '../../case/case-file.ts';
import { lastChange } from '../../case/last-change.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';
import { fieldNames } from '../sentences.ts';

/** A grader that is too narrow: a required number said in another form, or a state that differs only in the order of lists. */
export const graderDefect: EvidenceRule = (file) => [...numberForms(file), ...listOrders(file)];

/** A number, and whether it is said to be an amount of dollars. */
const number =
  /(?<money>\$ ?)?(?<![\d.,:/#-])(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?<unit> (?:US )?(?:dollars?|USD)\b)?/g;

function numberForms(file: CaseFile): Observation[] {
  return file.outputs.flatMap(({ text, said }): Observation[] => {
    const wanted = Number(text.replaceAll(',', '').replace(/^\$/, ''));
    if (said || text.trim() === '' || !Number.isFinite(wanted)) {
      return [];
    }
    for (const [step, message] of file.trajectory.messages.entries()) {
      if (message.role !== 'assistant' || message.said === null) {
        continue;
      }
      for (const match of message.said.matchAll(number)) {
        const { money, digits = '', unit } = match.groups ?? {};
        if (Number(digits.replaceAll(',', '')) !== wanted) {
          continue;
        }
        // A small whole number may be anything, unless it is said to be money, or stands alone where cents are looked for.
        const alone = /^(?:[.;!?)]|$)/.test(message.said.slice(match.index + match[0].length));
        const amount = money || unit || (alone && text.includes('.'));
        if (wanted < 100 && Number.isInteger(wanted) && !amount) {
          continue;
        }
        return [
          observe({
            rule: 'output_other_form',
            step,
            quote: quoteOf(message.content, Math.max(0, (message.content ?? '').indexOf(digits) - 60)),
            detail: { expected: text, said: digits, step },
            suspicion: {
              author: 'environment',
              type: 'grader_defect',
              step,
              keys: [],
              description: `At step ${step} the agent told the user ${digits}, the number that was asked for, but the grader looks for the text ${JSON.stringify(text)} and did not find it.`,
              correct_behavior: 'Compare required numbers by value.',
            },
          }),
        ];
      }
    }
    return [];
  });
}

function listOrders({ stateDifference, stateMatches, calls }: CaseFile): Observation[] {
  if (
    stateMatches !== false ||
    stateDifference.length === 0 ||
    !stateDifference.every(({ expected, actual }) => sameMembers(expected, actual))
  ) {
    return [];
  }
  const steps = stateDifference.flatMap((difference) => lastChange(calls, difference)?.step ?? []);
  const step = steps.length === 0 ? null : Math.max(...steps);
  const fields = fieldNames(stateDifference);
  return [
    observe({
      rule: 'list_order',
      step,
      detail: { fields: stateDifference.map(({ table, key, field }) => ({ table, key, field })) },
      suspicion: {
        author: 'environment',
        type: 'grader_defect',
        step,
        keys: [],
        description: `The end state holds everything that the ground truth's holds; only the order of a list differs (${fields}), which the grader's comparison does not forgive.`,
        correct_behavior: 'Compare lists whose order means nothing as sets.',
      },
    }),
  ];
}

function sameMembers(expected: unknown, actual: unknown): boolean {
  if (!Array.isArray(expected) || !Array.isArray(actual) || expected.length !== actual.length) {
    return false;
  }
  const texts = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort();
  const [left, right] = [texts(expected), texts(actual)];
  return left.every((text, index) => text === right[index]);
}
