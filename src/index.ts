/** The library: what a program of one's own needs to read runs, replay them, and judge them. */
export { analyzeTrajectory } from './analyze/analyze-trajectory.ts';
export { buildCaseFile } from './analyze/case/build-case-file.ts';
export type { CaseFile } from './analyze/case/case-file.ts';
export type { ReplayTarget } from './analyze/case/replay-run.ts';
export { evidenceRules } from './analyze/evidence/index.ts';
export type { EvidenceRule, Observation } from './analyze/evidence/observation.ts';
export { faultTypes } from './analyze/fault-types.ts';
export type { Judge, JudgeInput, Verdict } from './analyze/judge/judge.ts';
export { createLlmJudge } from './analyze/judge/llm/llm-judge.ts';
export { rulesJudge } from './analyze/judge/rules/rules-judge.ts';
export { loadGroundTruth } from './datasets/load-ground-truth.ts';
export { openDataset } from './datasets/open-datasets.ts';
export { openEpisode } from './domains/engine/episode.ts';
export { replay } from './domains/engine/replay.ts';
export { domains } from './domains/index.ts';
export { type Model, ModelError, type ModelReply, type ModelRequest } from './models/model.ts';
export { createOpenAiModel } from './models/openai-model.ts';
export { resolveModel } from './models/providers.ts';
export { type Finding, findingSchema } from './records/finding.ts';
export {
  type Format,
  findResultFiles,
  formatNames,
  readTrajectories,
  readTrajectoryAt,
  UnreadableInputError,
} from './records/formats/index.ts';
export { type Label, labelSchema } from './records/label.ts';
export { readFindings } from './records/read-findings.ts';
export { type RunHeader, runHeaderSchema } from './records/run-header.ts';
export { type Trajectory, trajectorySchema } from './records/trajectory.ts';
export { findingsCsv } from './report/findings-csv.ts';
export { findingsTable } from './report/findings-table.ts';
export { createSummary } from './report/summary-text.ts';
export { tauBenchReport } from './report/tau-bench-report.ts';
