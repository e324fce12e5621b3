import { exgenticFormat } from './exgentic/exgentic.ts';
import type { Format } from './format.ts';
import { halFormat } from './hal/hal.ts';
import { harborAtifFormat } from './harbor/harbor-atif.ts';
import { harborDirectoryFormat } from './harbor/harbor-directory.ts';
import { inspectEvalFormat } from './inspect/inspect-eval.ts';
import { inspectJsonFormat } from './inspect/inspect-json.ts';
import { findMessagesAtFormat } from './messages/messages-at.ts';
import { openaiMessagesFormat } from './messages/openai-messages.ts';
import { mtBenchScoresFormat } from './mt-bench/mt-bench-scores.ts';
import { mtBenchTrajectoryFormat } from './mt-bench/mt-bench-trajectory.ts';
import { nemoGymFormat } from './nemo-gym/nemo-gym.ts';
import { neutralFormat } from './neutral/neutral.ts';
import { openaiResponsesFormat } from './responses/openai-responses.ts';
import { tauBenchFormat } from './tau-bench/tau-bench.ts';
import { tau2DirectoryFormat } from './tau2/tau2-directory.ts';
import { tau2ResultsFormat } from './tau2/tau2-results.ts';
import { tau2SimulationFormat } from './tau2/tau2-simulation.ts';
import { tau2TaskExportFormat } from './tau2/tau2-task-export.ts';
import { verifiersFormat } from './verifiers/verifiers.ts';
import { verifiersTracesFormat } from './verifiers/verifiers-traces.ts';

/** Every format that can be read, the more particular ones first: the first that recognises a file reads it. */
export const formats: readonly Format[] = [
  neutralFormat,
  tau2DirectoryFormat,
  harborDirectoryFormat,
  inspectEvalFormat,
  inspectJsonFormat,
  tau2ResultsFormat,
  halFormat,
  nemoGymFormat,
  verifiersTracesFormat,
  verifiersFormat,
  harborAtifFormat,
  tauBenchFormat,
  tau2TaskExportFormat,
  tau2SimulationFormat,
  mtBenchScoresFormat,
  exgenticFormat,
  openaiMessagesFormat,
  mtBenchTrajectoryFormat,
  openaiResponsesFormat,
];

/** The names that `--format-in` takes. */
export const formatNames: readonly string[] = formats.map((format) => format.name);

/** The format of that name, also one for messages at a path; undefined where there is none. */
export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name) ?? findMessagesAtFormat(name);
}
