import { z } from 'zod';
import { messageSchema } from './message.ts';
import { rewardSchema } from './reward.ts';
import { taskSchema } from './task.ts';

/** Where a record stands: the path as it was given, the record's index in the file, and its bytes. */
export const sourceSchema = z.object({
  file: z.string().describe('The path as it was given.'),
  index: z.number().int().nonnegative().describe("Position among the file's records, from 0."),
  offset: z.number().int().nonnegative().nullable().describe('First byte of the record; null in compressed files.'),
  bytes: z.number().int().nonnegative().nullable().describe('Length of the record in bytes; null in compressed files.'),
});

/** How an episode ended, in words that hold for every format. */
export const terminationSchema = z.enum([
  'user_stop',
  'user_transfer',
  'user_out_of_scope',
  'agent_stop',
  'transfer',
  'step_limit',
  'context_overflow',
  'timeout',
  'agent_errors',
  'agent_error',
  'user_error',
  'infrastructure',
  'runtime_error',
  'cut_off',
  'empty',
  'unknown',
]);

/** What a reader met in a record. A record of which it did not understand all that may be a call or a result is refused instead. */
export const readingSchema = z.object({
  messages: z.number().int().nonnegative(),
  calls: z.number().int().nonnegative(),
  results: z.number().int().nonnegative().describe('Results of calls.'),
  paired: z.number().int().nonnegative().describe('Results that answer a call of the record.'),
  passed_over: z.number().int().nonnegative().describe('Parts that are no text and no call: pictures, sound, files.'),
  results_recorded: z
    .boolean()
    .describe('False where the format keeps no results at all: every call then counts as made.'),
});

/** A reviewer's remark that a file brought along (tau2's `review`). */
export const reviewSchema = z.object({
  source: z.string().nullable().describe('Whom the reviewer blames.'),
  tags: z.array(z.string()).readonly(),
  severity: z.string().nullable(),
  step: z.number().int().nullable(),
  reasoning: z.string().nullable(),
  correct_behavior: z.string().nullable(),
});

/** One episode: what was asked, what was said and called, and how it was graded. */
export const trajectorySchema = z.object({
  id: z.string().describe("Stable id: task, trial and the first 12 hex digits of the SHA-256 of the record's JSON."),
  source: sourceSchema,
  format: z.string().describe('Name of the format that it was read from.'),
  foreign_tools: z
    .boolean()
    .describe("Whether the run's tools are known to differ here and there from tau-bench's, as tau2's do."),
  domain: z.string().nullable().describe('World of the task where the file names it; else null until it is inferred.'),
  task_id: z.union([z.string(), z.number()]).nullable().describe('As the file has it.'),
  trial: z.number().int().nullable(),
  planned_trials: z
    .number()
    .int()
    .nullable()
    .describe('How many trials of each task the run was to have, where the file says so.'),
  reward: z.number().nullable().describe('Null means ungraded.'),
  task: taskSchema.nullable(),
  messages: z.array(messageSchema).readonly(),
  reading: readingSchema,
  termination: terminationSchema,
  crash: z
    .object({
      message: z.string(),
      traceback: z.string().nullable(),
      infrastructure: z
        .boolean()
        .describe("Whether it lay outside of both speakers, as tau2's infrastructure_error does."),
    })
    .nullable()
    .describe('The error that ended the episode while it was recorded.'),
  grade: rewardSchema.nullable().describe("The grader's own account."),
  reviews: z.array(reviewSchema).readonly().describe('Reviews that came with the file; kept and shown, never trusted.'),
  review_summary: z.string().nullable(),
  policy: z.string().nullable().describe('The policy where the file has it apart from a system message.'),
  agent_model: z.string().nullable(),
  user_model: z.string().nullable(),
  agent_cost: z.number().nullable(),
  user_cost: z.number().nullable(),
});

export type Source = z.infer<typeof sourceSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type Termination = z.infer<typeof terminationSchema>;
export type Review = z.infer<typeof reviewSchema>;
export type Trajectory = z.infer<typeof trajectorySchema>;

/** Whether the user ended the conversation, by whichever of its tokens. */
export function isEndedByUser(termination: Termination): boolean {
  return termination === 'user_stop' || termination === 'user_transfer' || termination === 'user_out_of_scope';
}
