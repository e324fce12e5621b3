import type { Evidence, Fault } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Observation } from '../evidence/observation.ts';

/** What a judge says of one run. The first fault is the root cause. */
export interface Verdict {
  readonly faults: readonly [Fault, ...Fault[]];
  /** Citations of the judge's own, beside the observations. */
  readonly citations: readonly Evidence[];
  /** US dollars; 0 for rules, null where unknown. */
  readonly cost_usd: number | null;
}

/** What every judge is given. */
export interface JudgeInput {
  readonly file: CaseFile;
  readonly observations: readonly Observation[];
  readonly signal?: AbortSignal | undefined;
}

/** Whoever judges: rules or a model. `identity` goes into every finding, so that a verdict can be told from another. */
export interface Judge {
  readonly identity: {
    readonly name: string;
    readonly model: string | null;
    readonly prompt_hash: string | null;
    readonly parameters: Readonly<Record<string, unknown>>;
  };
  /** Whether another fault may take the root's place where replay shows that the root need not be mended. */
  readonly mayReroot: boolean;
  /** Whether it asks a model, which takes a key, time and money. */
  readonly needsModel: boolean;
  judge(input: JudgeInput): Promise<Verdict>;
}
