import { parseJson } from '../../python/parse-json.ts';
import type { Value } from '../../python/value.ts';
import { issueText } from '../../records/issue-text.ts';
import {
  type WorldAnswer,
  type WorldOperation,
  worldAnswerSchema,
  worldResultSchemas,
} from '../../records/world-protocol.ts';
import { excerpt } from './excerpt.ts';
import { RemoteError } from './remote-error.ts';

/** An answer, or what is wrong with the line as the rest of a sentence about the world. */
export function readAnswer(line: string): WorldAnswer | string {
  let value: Value;
  try {
    value = parseJson(line);
  } catch {
    return `answered with a line that is no JSON${told(line)}`;
  }
  const { success, data } = worldAnswerSchema.safeParse(value);
  if (!success || (data.result === undefined) === (data.error === undefined)) {
    return `gave an answer that has not \`id\` and one of \`result\` and \`error\`${told(line)}`;
  }
  return data;
}

/** What an operation gave, in its shape; an error of the world, or a shape that does not fit, as a RemoteError. */
export function resultOf({
  answer,
  operation,
  title,
}: {
  readonly answer: WorldAnswer;
  readonly operation: WorldOperation;
  readonly title: string;
}): unknown {
  if (answer.error !== undefined) {
    const { code, message } = answer.error;
    const lost = code === 'episode_lost' || code === 'unknown_episode';
    return new RemoteError(`the world \`${title}\` refused ${operation}: ${excerpt(message)} (${excerpt(code)}).`, {
      lost,
      code,
    });
  }
  const result = worldResultSchemas[operation].safeParse(answer.result);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  return new RemoteError(
    `the world \`${title}\` answered ${operation} with a \`${issue?.path.join('.')}\` that does not fit: ${issueText(issue)}; docs/world-protocol.md has its shape.`,
    { code: 'bad_answer' },
  );
}

/** What breaks the protocol on stdout, and where it belongs. */
export function told(line: string): string {
  return `: it wrote ${JSON.stringify(excerpt(line))}; stdout is for answers, all else belongs on stderr.`;
}
