import { z } from 'zod';
import { attributionSchema } from './attribution.ts';
import { faultAuthorSchema, faultTypeSchema, severitySchema } from './fault.ts';
import { reviewSchema, sourceSchema } from './trajectory.ts';

/** A fact that a rule found or a judge cites, with the place and the words it rests on. */
export const evidenceSchema = z.object({
  rule: z.string().describe('Name of the evidence rule, or `judge` for a citation of a model.'),
  step: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .describe('Index of the cited message; null where the fact is about the whole run.'),
  call: z.number().int().nonnegative().nullable().describe('Index of the cited call within that message.'),
  quote: z.string().nullable().describe('Words that stand in that message, verbatim.'),
  text: z.string().describe('The fact in one sentence.'),
  detail: z
    .record(z.string(), z.unknown())
    .nullable()
    .optional()
    .describe('The same as data, by the rule; absent in citations of a model.'),
});

/** One thing that went wrong. */
export const faultSchema = z.object({
  author: faultAuthorSchema,
  type: faultTypeSchema,
  step: z.number().int().nonnegative().nullable().describe('Where the run first meets the fault.'),
  severity: severitySchema,
  confidence: z.number().min(0).max(1),
  description: z.string(),
  correct_behavior: z.string().nullable(),
  keys: z.array(z.string()).readonly().describe('Names of the differing arguments, where the type is about arguments.'),
});

const callSchema = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  requestor: z
    .enum(['assistant', 'user'])
    .optional()
    .describe('Only on calls that the user makes or is expected to make.'),
});

/** One row of the comparison between what was expected and what was done. */
export const alignmentRowSchema = z.object({
  expected: callSchema.nullable(),
  actual: callSchema.nullable(),
  keys: z.array(z.string()).readonly().describe('Arguments that differ.'),
  step: z.number().int().nonnegative().nullable().describe('Step of the actual call.'),
  status: z.enum(['matched', 'wrong_argument', 'wrong_tool', 'missing', 'unintended', 'rejected']),
});

/** One field in which the end state differs from the ground truth's. */
export const stateDifferenceSchema = z.object({
  table: z.string(),
  key: z.string(),
  field: z.string().describe('Dotted path within the record; empty for the whole record.'),
  expected: z.unknown(),
  actual: z.unknown(),
});

/** One edit of a repair; each belongs to one of the finding's faults. */
export const editSchema = z.object({
  kind: z.enum([
    'replace_argument',
    'replace_call',
    'drop_call',
    'insert_call',
    'move_call',
    'stop_here',
    'say_output',
    'grade_here',
    'corrected_ground_truth',
  ]),
  fault: z.number().int().nonnegative().describe('Index of the fault that this edit undoes.'),
  step: z.number().int().nonnegative().nullable(),
  call: z.number().int().nonnegative().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});

/** The smallest change that would have turned the reward to 1, and whether replay says so. */
export const counterfactualSchema = z.object({
  proven: z.boolean().nullable().describe('Null where there is no world or no graded end to try it in.'),
  repair: z.string().describe('The repair in one sentence.'),
  diff: z
    .array(z.string())
    .readonly()
    .describe('The repair as lines of a diff: `-` what the run did, `+` what mends it.'),
  edits: z.array(editSchema).readonly(),
  reward_after: z.number().nullable(),
});

/** The same verdict in the words of other tools. */
export const namesSchema = z.object({
  tau_bench: z.object({ author: z.string(), fault_type: z.string().nullable() }).nullable(),
  agentrx: z.string().nullable(),
  tau2: z.string().nullable(),
});

/** Who judged, so that a verdict can be made again. */
export const judgeRecordSchema = z.object({
  name: z.string(),
  version: z.string().describe('Version of this program.'),
  model: z.string().nullable(),
  prompt_hash: z.string().nullable(),
  parameters: z.record(z.string(), z.unknown()),
});

/** One line of `<name>.findings.jsonl`. Every row has every key; unknown is null. */
export const findingSchema = z.object({
  trajectory: z.string().describe('Stable id of the trajectory.'),
  source: sourceSchema,
  format: z.string().nullable(),
  domain: z.string().nullable(),
  task_id: z.union([z.string(), z.number()]).nullable(),
  trial: z.number().int().nullable(),
  reward: z.number().nullable(),
  status: z
    .enum(['judged', 'error'])
    .describe('`error`: it could not be read or judged, which says nothing about fault.'),
  error: z.string().nullable(),
  author: faultAuthorSchema.nullable(),
  type: faultTypeSchema.nullable(),
  step: z.number().int().nonnegative().nullable(),
  severity: severitySchema.nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  description: z.string().nullable(),
  correct_behavior: z.string().nullable(),
  evidence: z.array(evidenceSchema).readonly(),
  faults: z.array(faultSchema).readonly(),
  root_fault: z.number().int().nonnegative().nullable().describe('Index of the root cause in `faults`.'),
  alignment: z.array(alignmentRowSchema).readonly(),
  state_difference: z.array(stateDifferenceSchema).readonly(),
  counterfactual: counterfactualSchema
    .nullable()
    .describe('What the reward hangs on, proven by replay; it does not say who caused it.'),
  attribution: attributionSchema
    .nullable()
    .default(null)
    .describe('Who did it, and how far the record tells; null for passing runs.'),
  names: namesSchema,
  reviews: z.array(reviewSchema).readonly().describe('Reviews that came with the results file.'),
  judge: judgeRecordSchema,
  dataset_hash: z.string().nullable(),
  ground_truth_hash: z.string().nullable(),
  cost_usd: z.number().nonnegative().nullable(),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type AlignmentRow = z.infer<typeof alignmentRowSchema>;
export type StateDifference = z.infer<typeof stateDifferenceSchema>;
export type Edit = z.infer<typeof editSchema>;
export type Counterfactual = z.infer<typeof counterfactualSchema>;
export type JudgeRecord = z.infer<typeof judgeRecordSchema>;
export type Names = z.infer<typeof namesSchema>;
export type Finding = z.infer<typeof findingSchema>;
