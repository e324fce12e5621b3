import { crossTrial } from './cross-trial.ts';
import { earlyStop } from './early-stop.ts';
import { gradeReport } from './grade-report.ts';
import { graderDefect } from './grader-defect.ts';
import { groundTruthDefect } from './ground-truth-defect.ts';
import { infrastructure } from './infrastructure.ts';
import { malformedCall } from './malformed-call.ts';
import { missingWrites } from './missing-writes.ts';
import type { EvidenceRule } from './observation.ts';
import { outputs } from './outputs.ts';
import { airlineCancellation } from './policy/airline-cancellation.ts';
import { healthcareRefill } from './policy/healthcare-refill.ts';
import { writeWithoutIdentity } from './policy/write-without-identity.ts';
import { writeWithoutYes } from './policy/write-without-yes.ts';
import { rejectedCalls } from './rejected-calls.ts';
import { replayFacts } from './replay-facts.ts';
import { stepLimit } from './step-limit.ts';
import { transferRequest } from './transfer-request.ts';
import { writeAlignment } from './write-alignment.ts';

/** Every rule, in the order in which its facts are told. */
export const evidenceRules: readonly EvidenceRule[] = [
  replayFacts,
  infrastructure,
  stepLimit,
  gradeReport,
  groundTruthDefect,
  graderDefect,
  earlyStop,
  airlineCancellation,
  healthcareRefill,
  writeAlignment,
  writeWithoutIdentity,
  writeWithoutYes,
  rejectedCalls,
  malformedCall,
  missingWrites,
  transferRequest,
  outputs,
  crossTrial,
];
