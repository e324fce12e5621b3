import { z } from 'zod';

/** Who is at fault. `environment` is everything but the two speakers: tools, data, ground truth, grader, infrastructure. */
export const faultAuthorSchema = z.enum(['agent', 'user', 'environment', 'undetermined']);

/** What kind of fault it is; docs/taxonomy.md explains each with an example. */
export const faultTypeSchema = z.enum([
  'wrong_tool',
  'wrong_argument',
  'rejected_call',
  'unintended_write',
  'goal_partially_completed',
  'wrong_order',
  'wrong_or_missing_output',
  'policy_violation',
  'premature_transfer',
  'wrong_refusal',
  'false_completion_claim',
  'user_stopped_early',
  'user_ungrounded',
  'user_omitted',
  'user_contradicted',
  'user_role_confusion',
  'agent_error_limit',
  'ambiguous_instruction',
  'ground_truth_defect',
  'grader_defect',
  'step_limit',
  'context_overflow',
  'runtime_error',
  'tool_defect',
  'undetermined',
]);

/** critical: it decided the reward; major: it would have, had the run gone on; minor: it did no harm. */
export const severitySchema = z.enum(['critical', 'major', 'minor']);

export type FaultAuthor = z.infer<typeof faultAuthorSchema>;
export type FaultType = z.infer<typeof faultTypeSchema>;
