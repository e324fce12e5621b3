import type { Attribution } from '../../records/attribution.ts';
import type { Evidence, Fault } from '../../records/finding.ts';
import type { JudgeReply } from '../../records/judge-reply.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Observation } from '../evidence/observation.ts';

/** What a judge says of one run. The first fault is the root cause. */
export interface Verdict {
  readonly faults: readonly [Fault, ...Fault[]];
  /** Citations of the judge's own, beside the observations. */
  readonly citations: readonly Evidence[];
  /** US dollars; 0 for rules, null where unknown. */
  readonly cost_usd: number | null;
  /** Who did it, where the judge knows more of that than the chain of the root fault; absent where it does not. */
  readonly attribution?: Attribution | undefined;
  /** Whether replay may give another fault the root's place; absent where the judge's own word holds. */
  readonly mayReroot?: boolean | undefined;
  /** What models replied, in order; absent where none was asked. */
  readonly replies?: readonly JudgeReply[] | undefined;
}

/** What every judge is given. */
export interface JudgeInput {
  readonly file: CaseFile;
  readonly observations: readonly Observation[];
  /** The smallest change that makes the run pass, in one sentence; null or absent where none is known. */
  readonly repair?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Gets each reply of a model as it comes, also those of a run that could not be judged: they were paid for. */
  readonly onReply?: ((reply: JudgeReply) => void) | undefined;
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
