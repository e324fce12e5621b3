import pLimit from 'p-limit';
import type { Finding } from '../records/finding.ts';
import { readTrajectories } from '../records/formats/index.ts';
import type { JudgeReply } from '../records/judge-reply.ts';
import { type AnalyzeOptions, contextOf } from './analyze-options.ts';
import type { FileSummary } from './analyze-result.ts';
import { analyzeTrajectory } from './analyze-trajectory.ts';
import type { RunOrigin } from './choose-target.ts';
import { emptyFinding, unreadableFinding } from './empty-finding.ts';
import { type FindingsStore, findingKey } from './findings-store.ts';
import { type InferredDomain, inferDomain } from './infer-domain.ts';
import { openRepliesFile } from './replies-file.ts';
import type { TrialBook } from './trials/trial-book.ts';

/** What models have cost so far in this call. */
export interface Purse {
  spent: number;
  unpaid: number;
}

/** The findings of one file: where they are, not what they are. */
export interface FilePart {
  readonly store: FindingsStore;
  readonly keys: readonly string[];
  readonly count: number;
  readonly errors: number;
}

interface FileJob {
  readonly origin: RunOrigin;
  readonly domain: InferredDomain;
  readonly store: FindingsStore;
  readonly limit: number;
  readonly trials: TrialBook | null;
  readonly purse: Purse;
  readonly options: AnalyzeOptions;
}

/** Goes through one results file: judges the chosen runs, several at once, and appends each finding as soon as it is made. */
export async function analyzeFile({
  origin,
  domain,
  store,
  limit,
  trials,
  purse,
  options,
}: FileJob): Promise<FilePart & { readonly summary: FileSummary }> {
  const { file } = origin;
  const counts = { read: 0, chosen: 0, reused: 0, passed: 0, ungraded: 0, filtered: 0 };
  const blank = contextOf(options, null);
  const made: { readonly index: number; readonly key: string }[] = [];
  let errors = 0;
  const throttle = pLimit(options.concurrency);
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const only = options.only?.get(file) ?? null;
  const replies = openRepliesFile(store.path);
  const onReply = (reply: JudgeReply) => {
    purse.spent += reply.cost_usd ?? 0;
    replies.append(reply);
    options.onEvent({ kind: 'reply', reply });
  };
  const keep = async (finding: Finding, reused: boolean) => {
    if (!reused) {
      await store.append(finding);
    }
    made.push({ index: finding.source.index, key: findingKey(finding) });
    if (finding.status === 'error') {
      errors += 1;
    }
    options.onEvent({ kind: 'finding', finding, reused });
  };
  try {
    for await (const { trajectory, unreadable } of readTrajectories({
      path: file,
      format: options.format ?? undefined,
      signal: options.signal,
    })) {
      if (unreadable) {
        await keep(
          unreadableFinding({ record: unreadable, index: unreadable.index ?? counts.read, context: blank }),
          false,
        );
        continue;
      }
      counts.read += 1;
      const own =
        options.domain ?? origin.header?.domain ?? inferDomain(trajectory, options.domains).domain ?? domain.domain;
      const choice = only && !only.has(trajectory.source.index) ? 'filtered' : options.select(trajectory, own);
      counts[choice] += 1;
      if (choice !== 'chosen') {
        continue;
      }
      const target = await options.targetOf(own, origin, trajectory);
      const context = contextOf(options, target);
      const known = await store.find(emptyFinding({ trajectory, domain: own, context }));
      if (known) {
        counts.reused += 1;
        await keep(known, true);
      } else {
        const job = throttle(async () => {
          if (failures.length > 0 || options.signal?.aborted) {
            return;
          }
          if (options.judge.needsModel && purse.spent >= (options.maxCost ?? Number.POSITIVE_INFINITY)) {
            purse.unpaid += 1;
            return;
          }
          const finding = await analyzeTrajectory({
            trajectory,
            domain: own,
            target,
            siblings: trials?.siblingsOf(trajectory) ?? null,
            judge: options.judge,
            context,
            onReply,
            signal: options.cut ?? options.signal,
            domains: options.domains,
            limits: options.limits,
          });
          await keep(finding, false);
        });
        const tracked: Promise<void> = job
          .catch((error: unknown) => void failures.push(error))
          .finally(() => running.delete(tracked));
        running.add(tracked);
        // Reading on would only pile up runs that wait for a judge.
        if (running.size >= options.concurrency) {
          await Promise.race(running);
        }
        if (failures.length > 0) {
          break;
        }
      }
      if (counts.chosen >= limit) {
        break;
      }
    }
  } catch (error) {
    // What was done before an interruption is told all the same.
    if (!options.signal?.aborted) {
      throw error;
    }
  } finally {
    await Promise.all(running);
    await replies.close();
    await store.close();
  }
  if (failures.length > 0 && !options.signal?.aborted) {
    throw failures[0];
  }
  const keys = made.sort((a, b) => a.index - b.index).map(({ key }) => key);
  return { summary: { file, domain, findingsPath: store.path, ...counts }, store, keys, count: keys.length, errors };
}
