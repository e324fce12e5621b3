import type { Job } from '../../run/result-record.ts';
import { knownCost, type RunTotals, type StopReason } from '../../run/run-tasks.ts';
import { counted } from '../../text/counted.ts';
import { shellWord } from '../terminal/shell-word.ts';
import type { Writer } from '../terminal/writer.ts';

/** What the progress line adds: pass rate, cost, errors. */
export function progressText(totals: RunTotals): string {
  const rate = `${Math.round((100 * totals.passed) / totals.episodes)} % passed`;
  const errors = totals.errors > 0 ? `, ${totals.errors} broken` : '';
  return `${rate}, ${costText(totals)}${errors}`;
}

/** The end of a run on stdout; gives the exit code. */
export function printRun({
  path,
  mtBench,
  jobs,
  totals,
  stopped,
  out,
}: {
  readonly path: string;
  /** Folder of MT-Benchmark's files; null where none were written. */
  readonly mtBench: string | null;
  readonly jobs: readonly Job[];
  readonly totals: RunTotals;
  readonly stopped: StopReason;
  readonly out: Writer;
}): number {
  const { line: print } = out;
  const { episodes, passed, errors, infrastructureErrors } = totals;
  const list = shellWord(path);
  const share = episodes === 0 ? '' : ` (${((100 * passed) / episodes).toFixed(1)} %)`;
  print(`${episodes} of ${counted(jobs.length, 'episode')}: ${passed} passed${share}, cost ${costText(totals)}.`);
  if (errors > 0) {
    print(
      `${errors} broke, ${infrastructureErrors} of them by infrastructure: tau-triage run --resume ${list} --retry-errors plays them again.`,
    );
  }
  for (const side of ['agent', 'user'] as const) {
    for (const line of cutLines(side, totals)) {
      print(line);
    }
  }
  print(`Results:  ${path}`);
  if (mtBench !== null) {
    print(`          ${mtBench}/ in MT-Benchmark's layout`);
  }
  if (stopped === 'interrupted') {
    print(`Interrupted: tau-triage run --resume ${list} goes on from here.`);
  }
  if (stopped === 'max-cost') {
    print(`--max-cost is reached: tau-triage run --resume ${list} with a higher one goes on from here.`);
  }
  if (stopped === 'unknown-cost') {
    print(
      `The server does not tell its token counts, so --max-cost cannot be kept: tau-triage run --resume ${list} without it goes on from here.`,
    );
  }
  const failed = episodes - errors - passed;
  print(`Next:     tau-triage ${failed > 0 ? 'analyze' : 'metrics'} ${list}`);
  if (stopped === 'interrupted') {
    return 130;
  }
  return errors > 0 || stopped !== null ? 3 : 0;
}

/** What a reader should know of replies that are not whole: they stand in the conversation as they came. */
function cutLines(side: 'agent' | 'user', totals: RunTotals): string[] {
  const { length = 0, content_filter = 0 }: { length?: number; content_filter?: number } =
    totals[side].finish_reasons ?? {};
  return [
    ...(length > 0
      ? [`${length === 1 ? '1 reply' : `${length} replies`} of the ${side}'s model cut off at its token limit.`]
      : []),
    ...(content_filter > 0
      ? [
          `${content_filter === 1 ? '1 reply' : `${content_filter} replies`} of the ${side}'s model withheld by a content filter.`,
        ]
      : []),
  ];
}

function costText(totals: RunTotals): string {
  if (totals.agent.cost_usd === null || totals.user.cost_usd === null) {
    const known = knownCost(totals);
    return known > 0 ? `unknown, at least $${known.toFixed(2)}` : 'unknown';
  }
  return `$${knownCost(totals).toFixed(2)}`;
}
