import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { differingArguments, objectOf } from '../../case/compare-arguments.ts';
import { shapeOf } from '../../case/shape-of.ts';
import type { Details } from '../details.ts';
import { type EvidenceRule, type Observation, observe, quoteOf, type Suspicion } from '../observation.ts';
import { auditOf, forbiddenIn, isWhollyForbidden, unknowableIn } from '../reading/audit-of.ts';
import { describeCall } from '../reading/describe-call.ts';
import { refusalOf, refuses } from '../reading/phrases.ts';
import { topicOf } from '../reading/topics.ts';
import { quoted } from '../sentences.ts';

/**
 * What the audit of the task found, on every run of it: expected writes that the policy forbids, expected values that nobody could
 * know, choices that nothing settles, outputs that say nothing. The first two are the root where the run lacks nothing else.
 */
export const taskAudit: EvidenceRule = (file) => [
  ...forbidden(file),
  ...unknowable(file),
  ...openChoices(file),
  ...outputFlaws(file),
];

function forbidden(file: CaseFile): Observation[] {
  const decides = lacksOnlyDefects(file);
  return (auditOf(file)?.forbidden ?? []).map(({ index, name, check, breach }) => {
    const call = { name, arguments: file.expected?.find((one) => one.index === index)?.arguments ?? {} };
    const detail = { call: shapeOf(call), check, forbidden: breach.forbidden, reason: breach.reason };
    const row = file.alignment.find((one) => one.status !== 'matched' && forbiddenIn(file, one)?.index === index);
    if (!row || !decides) {
      return observe({ rule: 'ground_truth_forbidden', detail });
    }
    const place = placeOf(file, row);
    const did = row.status === 'wrong_argument' ? 'called it as the policy allows' : 'left it out';
    return observe({
      rule: 'ground_truth_forbidden',
      ...place,
      detail,
      suspicion: defect(
        place.step,
        `The ground truth expects ${describeCall(call)}, but the policy does not allow ${breach.forbidden}: ${breach.reason}. The agent ${did}, and all else is as expected.`,
        'Take the forbidden call out of the ground truth, and grade the run again.',
      ),
    });
  });
}

function unknowable(file: CaseFile): Observation[] {
  const decides = lacksOnlyDefects(file);
  return (auditOf(file)?.unknowable ?? []).map(({ index, name, values }) => {
    const detail = { name, values };
    const row = file.alignment.find((one) => one.status !== 'matched' && unknowableIn(file, one)?.index === index);
    if (!row || !decides) {
      return observe({ rule: 'ground_truth_unknowable', detail });
    }
    const place = placeOf(file, row);
    return observe({
      rule: 'ground_truth_unknowable',
      ...place,
      detail,
      suspicion: defect(
        place.step,
        `The ground truth expects ${quoted(values)} in ${name}. That stands in no message of the run, not in the user's instruction, not in the policy and in no record within the user's reach, so nobody could have put it there; all else is as expected.`,
        'Correct the expected value, and grade the run again.',
      ),
    });
  });
}

function defect(step: number | null, description: string, correct_behavior: string): Suspicion {
  return { author: 'environment', type: 'ground_truth_defect', step, keys: [], description, correct_behavior };
}

/** Whether the ground truth's own defects explain all that the run lacks: no corrected one that is known fails it as well. */
function lacksOnlyDefects(file: CaseFile): boolean {
  const corrected = file.replayed?.corrected ?? null;
  return (
    file.stateMatches === false &&
    (corrected === null || corrected.reward === 1) &&
    file.outputs.every(({ said }) => said) &&
    file.alignment.every((row) => row.status === 'matched' || isDefective(file, row))
  );
}

/** Whether a row misses its expected call only by what the ground truth should not have asked for. */
function isDefective(file: CaseFile, row: AlignmentRow): boolean {
  const against = forbiddenIn(file, row);
  // A call that would be right with other values is missed like any other.
  if (row.status === 'missing' || row.status === 'rejected') {
    return isWhollyForbidden(file, row);
  }
  if (row.status !== 'wrong_argument') {
    return false;
  }
  const values = unknowableIn(file, row)?.values;
  const about = against?.breach.about ?? [];
  if (about.length > 0 && row.keys.every((key) => about.includes(key))) {
    return !isForbidden(file, row);
  }
  return values !== undefined && !otherwiseDiffers(row, values);
}

function isForbidden(file: CaseFile, row: AlignmentRow): boolean {
  const { replayed, knownDomain } = file;
  const call = file.calls.find(({ step, name }) => step === row.step && name === row.actual?.name);
  const dataset = replayed?.target.dataset ?? null;
  if (!dataset || !call) {
    return false;
  }
  const { database, policy } = dataset;
  return (knownDomain?.policyChecks ?? []).some(
    ({ tool, breachOf }) =>
      tool === call.name &&
      breachOf(call.arguments, database, { policy, customers: [], earlier: [], told: null }) !== null,
  );
}

/** Whether a call differs from the expected one in more than the values that nobody could know. */
function otherwiseDiffers({ expected, actual }: AlignmentRow, values: readonly string[]): boolean {
  if (!expected || !actual) {
    return true;
  }
  const blank = (value: unknown, other: unknown): unknown => {
    if (typeof value === 'string') {
      return values.includes(value) ? other : value;
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const beside = (other ?? {}) as Readonly<Record<string, unknown>>;
    if (Array.isArray(value)) {
      return value.map((inner, index) => blank(inner, beside[index]));
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner, beside[key])]));
  };
  const known = blank(expected.arguments, actual.arguments) as typeof expected.arguments;
  return differingArguments({ arguments: known }, { arguments: actual.arguments }).length > 0;
}

interface Place {
  readonly step: number | null;
  readonly quote: string | null;
}

/** Where the run parts from the defective call: the call made instead, the refusal of it, the hand-over, else the agent's last words. */
function placeOf(file: CaseFile, row: AlignmentRow): Place {
  const { messages } = file.trajectory;
  if (row.status === 'wrong_argument') {
    return { step: row.step, quote: null };
  }
  const object = objectOf(row.expected?.arguments ?? {}, file.knownDomain);
  const topic = topicOf(row.expected?.name ?? '', file.knownDomain);
  const speaks = (text: string) => topic?.test(text) === true || (object !== null && text.includes(object));
  const refusal = messages.findIndex(
    ({ role, said }) => role === 'assistant' && said !== null && refuses(said) && speaks(said),
  );
  if (refusal !== -1) {
    return { step: refusal, quote: refusalOf(messages[refusal]?.said ?? '') };
  }
  const transfer = file.calls.find(({ kind }) => kind === 'terminal');
  const last = transfer?.step ?? messages.findLastIndex(({ role, said }) => role === 'assistant' && said !== null);
  return last === -1 ? { step: null, quote: null } : { step: last, quote: quoteOf(messages[last]?.content) };
}

function openChoices(file: CaseFile): Observation[] {
  return (auditOf(file)?.openChoices ?? []).map(({ name, argument, value, others }) =>
    observe({ rule: 'ground_truth_open_choice', detail: { name, argument, value, others } }),
  );
}

const flaws: Readonly<Record<string, Details['output_flaw']['flaw']>> = {
  output_in_policy: 'in_policy',
  output_in_instruction: 'in_instruction',
  output_form: 'odd_form',
};

function outputFlaws(file: CaseFile): Observation[] {
  return (auditOf(file)?.problems ?? []).flatMap(({ kind, values }): Observation[] => {
    const flaw = flaws[kind];
    const output = values[0];
    if (flaw === undefined || output === undefined) {
      return [];
    }
    const fact = observe({ rule: 'output_flaw', detail: { output, flaw } });
    return flaw === 'odd_form' ? [fact, ...saidPlainly(file, output)] : [fact];
  });
}

/** The agent's words with the bare number of an output that is written as nobody says it. */
function saidPlainly(file: CaseFile, output: string): Observation[] {
  const bare = /\d+(?:\.\d+)?/.exec(output.replaceAll(',', ''))?.[0].replace(/\.0+$/, '');
  const unsaid = file.outputs.some(({ text, said }) => text === output && !said);
  // Numbers that are only written otherwise are the grader rule's.
  const plain = Number.isFinite(Number(output)) && !output.trim().startsWith('-');
  if (bare === undefined || !unsaid || plain) {
    return [];
  }
  const number = new RegExp(`(?<![\\d.])${bare.replace('.', '\\.')}(?:\\.0+)?(?!\\d|\\.\\d)`);
  const step = file.trajectory.messages.findIndex(
    ({ role, said }) => role === 'assistant' && said !== null && number.test(said.replaceAll(',', '')),
  );
  if (step === -1) {
    return [];
  }
  return [
    observe({
      rule: 'output_other_form',
      step,
      quote: quoteOf(file.trajectory.messages[step]?.content),
      detail: { expected: output, said: bare, step },
      suspicion: {
        author: 'environment',
        type: 'grader_defect',
        step,
        keys: [],
        description: `At step ${step} the agent told the user ${bare}, the number that was asked for, but the grader looks for the text ${JSON.stringify(output)}, which nobody says that way.`,
        correct_behavior: 'Compare required numbers by value.',
      },
    }),
  ];
}
