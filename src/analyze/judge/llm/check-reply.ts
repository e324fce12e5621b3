import type { Trajectory } from '../../../records/trajectory.ts';
import { stepText } from './case-text.ts';
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
  if (json === undefined) return { problem: 'it holds no JSON object.' };
  const parsed = replySchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      problem: `the field ${issue?.path.join('.') || '(top)'} is wrong: ${issue?.message ?? 'unexpected shape'}.`,
    };
  }
  const reply = parsed.data;
  if (!reply.faults[reply.root_fault])
    return { problem: `root_fault is ${reply.root_fault}, but there are ${reply.faults.length} faults.` };
  const count = trajectory.messages.length;
  for (const fault of reply.faults) {
    if (fault.step !== null && (fault.step < 0 || fault.step >= count))
      return { problem: `there is no step ${fault.step}; steps go from 0 to ${count - 1}.` };
    for (const { step, quote } of fault.citations) {
      const message = trajectory.messages[step];
      if (!message) return { problem: `there is no step ${step} to cite; steps go from 0 to ${count - 1}.` };
      if (!plain(stepText(message)).includes(plain(quote)) && !plain(message.content ?? '').includes(plain(quote))) {
        return { problem: `the quote ${JSON.stringify(quote.slice(0, 120))} does not stand in step ${step}.` };
      }
    }
  }
  return { reply };
}

/** The JSON object in a reply, whatever stands around it: thoughts, a code fence, a greeting. */
function objectIn(content: string): unknown {
  const text = content.replace(/<think>[\s\S]*?<\/think>/g, '');
  for (const candidate of [
    text,
    /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1],
    text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1),
  ]) {
    if (!candidate) continue;
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    } catch {
      // The next candidate may do.
    }
  }
  return undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
