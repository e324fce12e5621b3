/** The library, as docs/library.md tells it: read runs, replay them, judge them, measure, and play benchmarks. */
export { type AnalyzeFilesOptions, analyzeFiles, type Findings } from './analyze/analyze-files.ts';
export type { CaseFile } from './analyze/case/case-file.ts';
export type { CorrectedGrade } from './analyze/case/replay-run.ts';
export type { Observation } from './analyze/evidence/observation.ts';
export { faultTypes } from './analyze/fault-types.ts';
export type { Judge, JudgeInput, Verdict } from './analyze/judge/judge.ts';
export { createLlmJudge } from './analyze/judge/llm/llm-judge.ts';
export { rulesJudge } from './analyze/judge/rules/rules-judge.ts';
export { type ReplayResult, replayTrajectory as replay } from './analyze/replay-trajectory.ts';
export { scoreVerdicts as scoreFindings } from './analyze/score-verdicts.ts';
export type { Selection } from './analyze/select.ts';
export { builtInData, openBuiltInDataset } from './datasets/built-in-data.ts';
export { checkDataset, type DatasetCheck, type TaskCheck } from './datasets/check-dataset.ts';
export type { Dataset, DatasetTask, GroundTruth } from './datasets/dataset.ts';
export { DatasetError } from './datasets/dataset-error.ts';
export { openDataset } from './datasets/open-datasets.ts';
export type { Database } from './domains/engine/database.ts';
export type { Domain } from './domains/engine/domain.ts';
export { type Call, type Episode, openEpisode, type StepResult } from './domains/engine/episode.ts';
export type { Replay } from './domains/engine/replay.ts';
export type { ReplayedCall } from './domains/engine/replay-calls.ts';
export { domains } from './domains/index.ts';
export { openRemoteWorlds as openWorlds, type RemoteWorlds } from './domains/remote/open-worlds.ts';
export { countByTask, type Outcome, type PassHatK, passHatK, type TaskCount } from './metrics/pass-hat-k.ts';
export type { Score } from './metrics/score-findings.ts';
export { toOutcome } from './metrics/to-outcome.ts';
export { type Model, ModelError, type ModelReply, type ModelRequest } from './models/model.ts';
export { createOpenAiModel, type OpenAiModelOptions } from './models/openai-model.ts';
export { type ModelOptions, type ResolvedModel, resolveModel } from './models/providers.ts';
export { type Finding, findingSchema } from './records/finding.ts';
export {
  findResultFiles,
  formatNames,
  type ReadResult,
  readRunHeader,
  readTrajectories,
  readTrajectoryAt,
  UnreadableInputError,
  type UnreadableRecord,
} from './records/formats/index.ts';
export { type Label, labelSchema } from './records/label.ts';
export { readLabels } from './records/labels/read-labels.ts';
export type { LabelFile, ReferenceLabel } from './records/labels/reference-label.ts';
export { readFindings } from './records/read-findings.ts';
export { isFailed, isPassed } from './records/reward.ts';
export { type RunHeader, runHeaderSchema } from './records/run-header.ts';
export { type Trajectory, trajectorySchema } from './records/trajectory.ts';
export { findingsCsv } from './report/findings-csv.ts';
export { findingsTable } from './report/findings-table.ts';
export { scoreText } from './report/score-text.ts';
export { createSummary } from './report/summary-text.ts';
export { tauBenchReport } from './report/tau-bench-report.ts';
export type { AgentStrategy } from './run/agent.ts';
export {
  type RunBenchmarkOptions,
  type RunRecord,
  type RunResult,
  runBenchmark as runTasks,
} from './run/run-benchmark.ts';
export type { RunTotals } from './run/run-tasks.ts';
export { type ScriptLine, scriptModels } from './run/script-models.ts';
export { stopWord, type UserStrategy } from './run/user-simulator.ts';
