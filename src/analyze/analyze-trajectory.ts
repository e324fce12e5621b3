import type { Domains } from '../domains/index.ts';
import { ModelError } from '../models/model.ts';
import type { Finding } from '../records/finding.ts';
import type { JudgeReply } from '../records/judge-reply.ts';
import { isPassed } from '../records/reward.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { attributionOf } from './attribute.ts';
import { buildCaseFile } from './case/build-case-file.ts';
import type { ReplayTarget } from './case/replay-run.ts';
import { emptyFinding, type FindingContext } from './empty-finding.ts';
import { evidenceRules } from './evidence/index.ts';
import type { Judge } from './judge/judge.ts';
import { namesOf } from './judge/names.ts';
import { prove, repairOf } from './prove.ts';
import { describeRepair } from './repair/describe-repair.ts';
import type { RepairLimits } from './repair/search-repair.ts';
import type { Siblings } from './trials/trial-book.ts';

/** One run and everything needed to judge it. */
export interface AnalyzeTrajectoryOptions {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
  /** What to replay it in; null where there is nothing. */
  readonly target: ReplayTarget | null;
  /** Other runs of the same task. */
  readonly siblings?: Siblings | null;
  readonly judge: Judge;
  readonly context: FindingContext;
  /** Gets each reply of a model as it comes. */
  readonly onReply?: ((reply: JudgeReply) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The domains that are known; the built-in ones where not given. */
  readonly domains?: Domains | undefined;
  /** How far repairs are looked for. */
  readonly limits?: RepairLimits | undefined;
}

/**
 * Judges one run. Whatever goes wrong with it becomes a finding with status `error`, never a verdict; only an interruption
 * and a model that can answer nobody (a ModelError that is fatal) are thrown.
 */
export async function analyzeTrajectory({
  trajectory,
  domain,
  target,
  siblings = null,
  judge,
  context,
  onReply,
  signal,
  domains,
  limits,
}: AnalyzeTrajectoryOptions): Promise<Finding> {
  const blank = emptyFinding({ trajectory, domain, context });
  try {
    const file = await buildCaseFile({ trajectory, domain, target, siblings, domains, limits });
    const observations = evidenceRules.flatMap((rule) => rule(file));
    const failed = !isPassed(trajectory.reward);
    const repair = failed ? await repairOf({ file, observations, limits }) : undefined;
    const told = repair === undefined || repair === null || typeof repair === 'string' ? null : repair;
    const verdict = await judge.judge({
      file,
      observations,
      repair: told === null ? null : describeRepair(told.edits),
      signal,
      onReply,
    });
    const { citations, cost_usd } = verdict;
    const { faults, counterfactual } = await prove({
      file,
      observations,
      verdict,
      mayReroot: verdict.mayReroot ?? judge.mayReroot,
      repair,
      limits,
    });
    const root = faults[0];
    const evidence = [
      ...observations.map(({ rule, step, call, quote, text, detail }) => ({
        rule,
        step,
        call,
        quote,
        text,
        detail: { ...detail },
      })),
      ...citations,
    ];
    return {
      ...blank,
      status: 'judged',
      error: null,
      author: root.author,
      type: root.type,
      step: root.step,
      severity: root.severity,
      confidence: root.confidence,
      description: root.description,
      correct_behavior: root.correct_behavior,
      evidence,
      faults: [...faults],
      root_fault: 0,
      alignment: [...file.alignment],
      state_difference: [...file.stateDifference],
      counterfactual,
      attribution: isPassed(trajectory.reward) ? null : (verdict.attribution ?? attributionOf(root, observations)),
      names: namesOf(root, observations),
      cost_usd,
    };
  } catch (error) {
    if (signal?.aborted || (error instanceof ModelError && error.fatal)) {
      throw error;
    }
    return { ...blank, error: error instanceof Error ? error.message : String(error) };
  }
}
