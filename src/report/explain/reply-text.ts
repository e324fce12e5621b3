import type { JudgeReply } from '../../records/judge-reply.ts';
import { indentLines } from '../../text/indent-lines.ts';
import { sanitiseLine } from '../../text/sanitise.ts';

/** One reply of a model that judged, as text: who, what it took, its reasons, and the reply as it came. */
export function replyText(reply: JudgeReply): string {
  const { judge, model, sample, attempt, cached, input_tokens, output_tokens, cost_usd, problem, reasoning, content } =
    reply;
  const tokens = `${input_tokens ?? 'unknown'} tokens in, ${output_tokens ?? 'unknown'} out`;
  const cost = cached ? 'from the cache' : cost_usd === null ? 'cost unknown' : `$${cost_usd}`;
  const which = `${sample > 0 ? `, vote ${sample + 1}` : ''}${attempt > 1 ? `, asked again` : ''}`;
  return [
    `${sanitiseLine(model)} (judge ${sanitiseLine(judge)}${which}): ${tokens}, ${cost}`,
    ...(problem === null ? [] : [`  Not used: ${sanitiseLine(problem)}`]),
    ...(reasoning === null ? [] : ['  Reasons', `    ${indentLines(reasoning)}`]),
    '  Reply',
    `    ${indentLines(content)}`,
  ].join('\n');
}
