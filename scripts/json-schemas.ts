import { z } from 'zod';
import { correctedTaskSchema } from '../src/datasets/load-ground-truth.ts';
import { taskEntrySchema } from '../src/datasets/read-tasks.ts';
import { scriptedReplySchema } from '../src/models/scripted-model.ts';
import { findingSchema } from '../src/records/finding.ts';
import { neutralRecordSchema } from '../src/records/formats/neutral/neutral-record.ts';
import { labelSchema } from '../src/records/label.ts';
import { resultRecordSchema } from '../src/records/result-record.ts';
import { runHeaderSchema } from '../src/records/run-header.ts';
import { trajectorySchema } from '../src/records/trajectory.ts';
import { worldAnswerSchema, worldRequestSchema, worldResultsSchema } from '../src/records/world-protocol.ts';

const records: Readonly<Record<string, { readonly schema: z.ZodType; readonly description: string }>> = {
  finding: { schema: findingSchema, description: 'One line of a .findings.jsonl file.' },
  label: { schema: labelSchema, description: 'One line of a .labels.jsonl file.' },
  'result-record': { schema: resultRecordSchema, description: 'One episode in the results list of a run.' },
  'run-header': { schema: runHeaderSchema, description: 'The .header.json beside a results list.' },
  'neutral-run': {
    schema: neutralRecordSchema,
    description: 'One run in the neutral shape that logs of other kinds are converted to.',
  },
  trajectory: { schema: trajectorySchema, description: 'One run as readTrajectories gives it, whatever its format.' },
  'dataset-task': { schema: taskEntrySchema, description: 'One task in tasks.<split>.json of a data set.' },
  'ground-truth-task': {
    schema: correctedTaskSchema,
    description: 'One corrected task in ground-truth.<split>.json of a data set.',
  },
  'scripted-reply': { schema: scriptedReplySchema, description: 'One line of a script for the model "scripted".' },
  'world-request': { schema: worldRequestSchema, description: 'One line to a program that serves a world.' },
  'world-answer': { schema: worldAnswerSchema, description: 'One line from a program that serves a world.' },
  'world-result': {
    schema: worldResultsSchema,
    description: 'What the `result` of an answer holds, under the name of the operation that was asked.',
  },
};

/** JSON Schema (2020-12) of each record by its name: what a file has to hold so that it can be read. */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(records).map(([name, { schema, description }]) => [
      name,
      { title: name, description, ...z.toJSONSchema(schema, { io: 'input' }) },
    ]),
  );
}
