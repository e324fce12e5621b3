import type { Trajectory } from '../../../records/trajectory.ts';
import { stepText } from './case-text.ts';
import { objectIn } from './object-in.ts';
import { type Reply, replySchema } from './reply.ts';

/**
 * Turns a model's text into a checked reply, or says in one sentence what is wrong with it. A step has to exist, a quote
 * has to stand in the step it cites (white space and case aside), and a root has to be one of the faults.
 */
export function checkReply(
  content: string,
  trajectory: Trajectory,
): { readonly reply: Reply; readonly problem?: never } | { readonly problem: string; readonly reply?: never } {
  const json = objectIn(content);
  if (json === undefined) {
    return { problem: 'it holds no JSON object.' };
  }
  const parsed = replySchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      problem: `the field ${issue?.path.join('.') || '(top)'} is wrong: ${issue?.message ?? 'unexpected shape'}.`,
    };
  }
  const reply = parsed.data;
  if (!reply.faults[reply.root_fault]) {
    return { problem: `root_fault is ${reply.root_fault}, but there are ${reply.faults.length} faults.` };
  }
  const count = trajectory.messages.length;
  const citations = reply.faults.flatMap((fault) => fault.citations);
  if (citations.length > mostCitations) {
    return { problem: `it has ${citations.length} citations; at most ${mostCitations} are read.` };
  }
  const plainSteps = createPlainSteps(trajectory);
  for (const fault of reply.faults) {
    if (fault.step !== null && (fault.step < 0 || fault.step >= count)) {
      return { problem: `there is no step ${fault.step}; steps go from 0 to ${count - 1}.` };
    }
    for (const { step, quote } of fault.citations) {
      if (step < 0 || step >= count) {
        return { problem: `there is no step ${step} to cite; steps go from 0 to ${count - 1}.` };
      }
      if (quote.length > longestQuote) {
        return { problem: `a quote of step ${step} is longer than ${longestQuote} characters.` };
      }
      const wanted = plain(quote);
      if (!plainSteps(step).some((text) => text.includes(wanted))) {
        return { problem: `the quote ${JSON.stringify(quote.slice(0, 120))} does not stand in step ${step}.` };
      }
    }
  }
  return { reply };
}

/** What a reply may cite at most: more is no verdict, and each quote is looked for in the step that it names. */
const mostCitations = 100;
const longestQuote = 4_000;

/** White space and case aside. Each step is made plain once, however often it is cited. */
function createPlainSteps({ messages }: Trajectory): (step: number) => readonly string[] {
  const known = new Map<number, readonly string[]>();
  return (step) => {
    const message = messages[step];
    const texts = known.get(step) ?? (message ? [stepText(message), message.content ?? ''].map(plain) : []);
    known.set(step, texts);
    return texts;
  };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
