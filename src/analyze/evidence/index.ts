import type { EvidenceRule } from './observation.ts';
import { crossTrial } from './rules/cross-trial.ts';
import { earlyStop } from './rules/early-stop.ts';
import { gradeReport } from './rules/grade-report.ts';
import { graderDefect } from './rules/grader-defect.ts';
import { groundTruthDefect } from './rules/ground-truth-defect.ts';
import { infrastructure } from './rules/infrastructure.ts';
import { malformedCall } from './rules/malformed-call.ts';
import { missingWrites } from './rules/missing-writes.ts';
import { orderOfPairs } from './rules/order-of-pairs.ts';
import { outputs } from './rules/outputs.ts';
import { forbiddenWrites } from './rules/policy/forbidden-writes.ts';
import { writeWithoutIdentity } from './rules/policy/write-without-identity.ts';
import { writeWithoutYes } from './rules/policy/write-without-yes.ts';
import { rejectedCalls } from './rules/rejected-calls.ts';
import { replayFacts } from './rules/replay-facts.ts';
import { stepLimit } from './rules/step-limit.ts';
import { taskAudit } from './rules/task-audit.ts';
import { toolAnswers } from './rules/tool-answers.ts';
import { toolDefect } from './rules/tool-defect.ts';
import { transferRequest } from './rules/transfer-request.ts';
import { writeAlignment } from './rules/write-alignment.ts';

/** Every rule, in the order in which its facts are told. */
export const evidenceRules: readonly EvidenceRule[] = [
  replayFacts,
  infrastructure,
  stepLimit,
  gradeReport,
  groundTruthDefect,
  taskAudit,
  graderDefect,
  orderOfPairs,
  earlyStop,
  forbiddenWrites,
  writeAlignment,
  writeWithoutIdentity,
  writeWithoutYes,
  rejectedCalls,
  malformedCall,
  toolDefect,
  toolAnswers,
  missingWrites,
  transferRequest,
  outputs,
  crossTrial,
];
