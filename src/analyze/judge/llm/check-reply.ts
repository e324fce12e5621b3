import { issueText } from '../../../records/issue-text.ts';
import type { Trajectory } from '../../../records/trajectory.ts';
import { fold } from '../../../text/fold.ts';
import { faultTypes } from '../../fault-types.ts';
import { letterOf } from './case-parts.ts';
import { objectIn } from './object-in.ts';
import { type Reply, replySchema } from './reply.ts';

/** A reply that can be used, without the quotes that do not stand in the record, and how many those were. */
export interface UsableReply {
  readonly reply: Reply;
  readonly dropped: number;
}

/**
 * Turns a model's text into a checked reply, or says in one sentence what is wrong with it. A step has to exist, an author has to
 * suit its type, a root has to be one of the faults, and at least one quote for the root has to stand in the step that it cites
 * (spaces, case, markdown, and kinds of quotes and dashes aside).
 */
export function checkReply({
  content,
  trajectory,
  candidates,
}: {
  readonly content: string;
  readonly trajectory: Trajectory;
  /** How many candidates the model could choose from. */
  readonly candidates: number;
}): { readonly usable: UsableReply; readonly problem?: never } | { readonly problem: string; readonly usable?: never } {
  const json = objectIn(content);
  if (json === undefined) {
    return { problem: 'it holds no JSON object.' };
  }
  const parsed = replySchema.safeParse({ choice: null, ...(json as object) });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      problem: `the field ${issue?.path.join('.') || '(top)'} is wrong: ${issueText(issue)}.`,
    };
  }
  const reply = parsed.data;
  const problem = shapeProblem({ reply, count: trajectory.messages.length, candidates });
  if (problem !== null) {
    return { problem };
  }
  const stands = createQuoteTest(trajectory);
  let dropped = 0;
  const faults = reply.faults.map((fault) => {
    const citations = fault.citations.filter(stands);
    dropped += fault.citations.length - citations.length;
    return { ...fault, citations };
  });
  const root = faults[reply.root_fault];
  const needsProof = trajectory.messages.length > 0 && root?.author !== 'undetermined';
  if (needsProof && root?.citations.length === 0) {
    const given = reply.faults[reply.root_fault]?.citations ?? [];
    const first = given[0];
    return {
      problem:
        first === undefined
          ? 'the root fault cites no words of the record.'
          : `no quote for the root fault stands in the step it cites, e.g. ${JSON.stringify(first.quote.slice(0, 120))} does not stand in step ${first.step}.`,
    };
  }
  return { usable: { reply: { ...reply, faults }, dropped } };
}

function shapeProblem({
  reply,
  count,
  candidates,
}: {
  readonly reply: Reply;
  readonly count: number;
  readonly candidates: number;
}): string | null {
  if (!reply.faults[reply.root_fault]) {
    return `root_fault is ${reply.root_fault}, but there are ${reply.faults.length} faults.`;
  }
  const letters = Array.from({ length: candidates }, (_, index) => letterOf(index));
  if (reply.choice !== null && !letters.includes(reply.choice)) {
    const known = letters.length === 0 ? 'there are no candidates' : `the candidates are ${letters.join(', ')}`;
    return `choice is ${JSON.stringify(reply.choice.slice(0, 20))}, but ${known}.`;
  }
  const citations = reply.faults.flatMap((fault) => fault.citations);
  if (citations.length > mostCitations) {
    return `it has ${citations.length} citations; at most ${mostCitations} are read.`;
  }
  for (const { author, type, step } of reply.faults) {
    if (step !== null && (step < 0 || step >= count)) {
      return `there is no step ${step}; steps go from 0 to ${count - 1}.`;
    }
    const { authors } = faultTypes[type];
    if (!authors.includes(author)) {
      return `a fault of type ${type} has the author ${authors.join(' or ')}, not ${author}.`;
    }
  }
  return null;
}

/** What a reply may cite at most: more is no verdict, and each quote is looked for in the step that it names. */
const mostCitations = 100;
const longestQuote = 4_000;

/** Whether a quote stands in the step that it names. Each step is folded once, however often it is cited. */
function createQuoteTest({ messages }: Trajectory): (citation: { step: number; quote: string }) => boolean {
  const known = new Map<number, string>();
  return ({ step, quote }) => {
    const message = messages[step];
    const wanted = bare(quote.slice(0, longestQuote));
    if (message === undefined || wanted === '' || quote.length > longestQuote) {
      return false;
    }
    let text = known.get(step);
    if (text === undefined) {
      const calls = message.tool_calls.map(
        ({ name, arguments: given, arguments_text }) =>
          `${name}(${given === null ? (arguments_text ?? '') : JSON.stringify(given)})`,
      );
      const words = [message.content ?? '', message.observation ?? '', message.name ?? '', ...calls];
      text = words.map(bare).join('\n');
      known.set(step, text);
    }
    return text.includes(wanted);
  };
}

/** Without markdown, and folded. */
function bare(text: string): string {
  return fold(text.replace(/[*_~`\\]/g, ''));
}
