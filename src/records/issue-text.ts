import type { z } from 'zod';

/** What is wrong with a field, in zod's words but for one: a field that is not there is said to be missing. */
export function issueText(
  issue: Pick<z.core.$ZodIssue, 'message'> | undefined,
  otherwise = 'unexpected shape',
): string {
  return issue?.message.replace(/, received undefined$/, ', and it is not there') ?? otherwise;
}
