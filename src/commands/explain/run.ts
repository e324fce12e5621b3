import type { Finding } from '../../records/finding.ts';
import { openTrajectory } from '../../records/open-trajectory.ts';
import { readFindings } from '../../records/read-findings.ts';
import { readReplies, repliesPathFor } from '../../records/read-replies.ts';
import { replyText } from '../../report/explain/reply-text.ts';
import { explainText } from '../../report/explain-text.ts';
import type { Context } from '../context/context.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { ExplainRequest } from './command.ts';

/** Prints the page of one finding and returns the exit code; throws a UsageError where the name fits none or several. */
export async function runExplain(
  { findings: path, trajectory: wanted, by, reply }: ExplainRequest,
  { out, environment }: Context,
): Promise<number> {
  const { findings } = await readFindings({ path, by });
  const finding = choose(findings, wanted, path);
  if (reply) {
    const replies = await readReplies(path, finding.trajectory);
    out.text(
      replies.length === 0
        ? `No model's reply on ${finding.trajectory} lies in ${repliesPathFor(path)}.`
        : replies.map(replyText).join('\n\n'),
    );
    return 0;
  }
  const opened = await open(finding, path);
  const width = out.isTerminal ? Math.max(40, out.width()) : Number(environment['COLUMNS']) || 100;
  out.text(explainText({ finding, ...opened, width }));
  return finding.status === 'error' ? 3 : 0;
}

async function open(finding: Finding, beside: string) {
  try {
    const { source, format, trajectory: id } = finding;
    return {
      trajectory: await openTrajectory({ source, format, id, beside, signal: new AbortController().signal }),
      reason: null,
    };
  } catch (error) {
    return { trajectory: null, reason: error instanceof Error ? error.message : String(error) };
  }
}

function choose(findings: readonly Finding[], wanted: string, path: string): Finding {
  const byId = findings.filter(({ trajectory }) => trajectory === wanted);
  const byTrial = findings.filter(({ task_id, trial }) => `${task_id}.${trial}` === wanted);
  const byTask = findings.filter(({ task_id }) => String(task_id) === wanted);
  const fitting = [byId, byTrial, byTask].find((list) => list.length > 0) ?? [];
  if (fitting.length === 1 && fitting[0]) {
    return fitting[0];
  }
  const some = (fitting.length > 1 ? fitting : findings)
    .slice(0, 8)
    .map(({ trajectory }) => trajectory)
    .join(', ');
  throw new UsageError(
    fitting.length > 1
      ? `${wanted} fits ${fitting.length} findings of ${path}: name one of ${some}.`
      : `${path} has no finding ${wanted}: expected an id, a task or task.trial, such as ${some || 'none, for it is empty'}.`,
  );
}
