import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type CheckRow, checkWorld } from '../../../domains/remote/conformance/check-world.ts';
import { parseJson } from '../../../python/parse-json.ts';
import { issueText } from '../../../records/issue-text.ts';
import { worldTaskSchema } from '../../../records/world-protocol.ts';
import { sanitiseLine } from '../../../text/sanitise.ts';
import type { Context } from '../../context/context.ts';
import { explainReason } from '../../errors/explain-error.ts';
import { UsageError } from '../../errors/usage-error.ts';
import { worldCommand } from '../world-command.ts';
import type { WorldCheckRequest } from './command.ts';

/** Checks a world, prints a table of what was looked at, and returns 1 where something is broken. */
export async function runWorldCheck(request: WorldCheckRequest, context: Context): Promise<number> {
  const { command: words, domains, tasks } = request;
  const command = worldCommand({ ...request, command: words.join(' '), context });
  const isShipped = typeof command.command !== 'string';
  const rows = await checkWorld({
    // Words that came apart already need no shell.
    command: isShipped || words.length === 1 ? command : { ...command, command: words },
    domains,
    tasks: tasks === null ? [] : readTasks(tasks),
  });
  for (const row of rows) {
    context.out.line(rowText(row));
  }
  const broken = rows.filter(({ verdict }) => verdict === 'broken').length;
  context.out.line(broken === 0 ? 'The world keeps the protocol.' : `${broken} of ${rows.length} checks are broken.`);
  return broken === 0 ? 0 : 1;
}

function readTasks(file: string): z.infer<typeof worldTaskSchema>[] {
  let value: unknown;
  try {
    value = parseJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--tasks: ${file} cannot be read: ${explainReason(error)}.`);
  }
  const { success, data, error } = z.array(worldTaskSchema).safeParse(value);
  if (!success) {
    const [issue] = error.issues;
    throw new UsageError(
      `--tasks: ${file}: ${issue?.path.join('.')}: ${issueText(issue)}; docs/world-protocol.md has the shape of a task.`,
    );
  }
  return data;
}

const verdicts: Readonly<Record<CheckRow['verdict'], string>> = { kept: 'ok', broken: 'BROKEN', skipped: 'skipped' };

function rowText({ domain, name, verdict, text }: CheckRow): string {
  const line = `${verdicts[verdict].padEnd(8)}${(domain ?? '').padEnd(12)} ${name}`;
  return sanitiseLine(text === '' ? line : `${line}: ${text}`);
}
