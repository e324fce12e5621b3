import { createHybridJudge } from './hybrid/hybrid-judge.ts';
import type { Judge } from './judge.ts';
import { createLlmJudge } from './llm/llm-judge.ts';
import type { LlmJudgeOptions } from './llm/llm-judge-options.ts';
import { rulesJudge } from './rules/rules-judge.ts';

/** How a judge is made: at once, or with a model. */
export type JudgeRow =
  | { readonly needsModel: false; readonly create: () => Judge }
  | { readonly needsModel: true; readonly create: (options: LlmJudgeOptions) => Judge };

/** Name of a judge. */
export type JudgeName = 'rules' | 'hybrid' | 'llm';

/** Every judge by its name; a new one is a file and a row. */
export const judges: Readonly<Record<JudgeName, JudgeRow>> = {
  rules: { needsModel: false, create: () => rulesJudge },
  hybrid: { needsModel: true, create: createHybridJudge },
  llm: { needsModel: true, create: createLlmJudge },
};

/** The judges' names, in the order in which help texts list them. */
export const judgeNames = Object.keys(judges) as readonly JudgeName[];
