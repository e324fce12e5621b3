import type { Model } from '../../../models/model.ts';

/** The model to ask and how it is to answer; null leaves a setting to the server. */
export interface LlmJudgeOptions {
  readonly model: Model;
  readonly temperature: number | null;
  readonly seed: number | null;
  /** How often each run is put to the model; odd. 1 where it is left out. */
  readonly votes?: number | undefined;
  /** Asked where the votes of the first are split; null or absent for nobody. */
  readonly escalateTo?: Model | null | undefined;
}
