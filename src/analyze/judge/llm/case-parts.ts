import type { Candidate } from '../../../records/attribution.ts';
import { escapeLine } from '../../../text/escape-line.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { wholeCall } from '../../evidence/reading/describe-call.ts';
import { traitsOf } from '../../evidence/rule-table.ts';
import type { JudgeInput } from '../judge.ts';
import { differingIds, idsInPlay } from './ids-in-play.ts';
import { messageText, type TextLimits, usualLimits } from './message-text.ts';

/** One part of a case: its title, and its lines. */
export interface CasePart {
  readonly title: string;
  readonly text: string;
}

/** What is put before a model of one run, beside the policy. */
export interface CaseOptions {
  readonly input: JudgeInput;
  /** The readings that the chain of custody leaves, the likeliest first; they are named A, B, C. */
  readonly candidates: readonly Candidate[];
  readonly limits?: TextLimits;
  /** What a message's header begins with; nothing in the record may hold it. */
  readonly mark: string;
}

/** The policy, which is the same for all runs of a domain. */
export function policyOf({ file: { trajectory } }: JudgeInput): string | null {
  const system = trajectory.messages.find((message) => message.role === 'system');
  return trajectory.policy ?? system?.content ?? null;
}

/** The parts of a case in the order in which a model reads them. Lines that begin with a dash or a header are ours. */
export function caseParts({ input, candidates, limits = usualLimits, mark }: CaseOptions): CasePart[] {
  const { file, observations } = input;
  const { trajectory } = file;
  const crash = trajectory.crash ? `; error: ${escapeLine(trajectory.crash.message)}` : '';
  const firm = observations.filter(({ rule }) => isFirm(rule));
  const readings = observations.filter(({ rule }) => !isFirm(rule));
  const repair = input.repair ?? null;
  const ids = differingIds(file);
  return [
    { title: 'user instruction', text: plain(file.task?.instruction ?? 'not in the file') },
    {
      title: 'expected actions',
      text: file.expected
        ? file.expected.map((call) => escapeLine(wholeCall(call))).join('\n') || 'none: the state has to stay as it is'
        : 'not in the file',
    },
    {
      title: 'required outputs',
      text:
        file.outputs.map(({ text, said }) => `${escapeLine(text)} (${said ? 'said' : 'not said'})`).join('\n') ||
        'none',
    },
    {
      title: 'end',
      text: `termination: ${trajectory.termination}; reward: ${trajectory.reward ?? 'ungraded'}${crash}`,
    },
    ...(ids.length > 0 ? [{ title: 'what the differing ids stand for', text: ids.join('\n') }] : []),
    ...(repair === null ? [] : [{ title: 'smallest change that makes the run pass', text: escapeLine(repair) }]),
    { title: 'firm facts', text: linesOf(firm) },
    { title: 'readings of words, which may be wrong', text: linesOf(readings) },
    ...(candidates.length > 0
      ? [{ title: 'candidates', text: candidates.map((one, index) => candidateLine(one, index)).join('\n') }]
      : []),
    { title: 'conversation', text: conversationOf({ input, limits, mark }) || 'empty' },
  ];
}

/** The letter by which a candidate is chosen. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** What records and replay tell for certain; the rest is read off words, or suspects somebody. */
function isFirm(rule: JudgeInput['observations'][number]['rule']): boolean {
  return ['fact', 'infrastructure'].includes(traitsOf(rule).phase);
}

function linesOf(observations: JudgeInput['observations']): string {
  return (
    observations
      .map(({ rule, step, text }) => `- ${rule}${step === null ? '' : ` (step ${step})`}: ${escapeLine(text)}`)
      .join('\n') || 'none'
  );
}

function candidateLine({ author, type, step, because }: Candidate, index: number): string {
  return `- ${letterOf(index)}: ${author}, ${type}${step === null ? '' : `, step ${step}`}. ${escapeLine(because)}`;
}

function conversationOf({
  input: { file },
  limits,
  mark,
}: Pick<CaseOptions, 'input' | 'mark'> & { readonly limits: TextLimits }): string {
  const { trajectory } = file;
  const policy = policyOf({ file, observations: [] });
  const system = trajectory.messages.findIndex((message) => message.role === 'system');
  const inPlay = idsInPlay(file);
  return trajectory.messages
    .map((message, step) => {
      const header = `<<${mark}>> [${step}]`;
      return step === system && policy === message.content
        ? `${header} system: (the policy above)`
        : `${header} ${messageText({ message, inPlay, limits })}`;
    })
    .join('\n');
}

/** Text of several lines, none of which looks like a mark. */
export function plain(text: string): string {
  return sanitise(text).replace(/^<</gm, ' <<');
}
