import { z } from 'zod';
import { stateDifferenceSchema } from './finding.ts';
import { environmentAssertionSchema, initialStateSchema } from './task.ts';

/** The version of the world protocol that is spoken here; docs/world-protocol.md tells it. */
export const worldProtocol = 1;

const requestorSchema = z.enum(['assistant', 'user']).describe('Who calls.');
const kindSchema = z
  .enum(['read', 'write', 'terminal'])
  .describe('read: looks only; write: may change the state; terminal: ends the episode.');
const episodeSchema = z.string().describe('Id of an episode, as `reset` or `fork` gave it.');

/** A call as it is sent. */
const worldCallSchema = z.object({
  requestor: requestorSchema,
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
});

/** A task as `reset` is told of it. */
export const worldTaskSchema = z.object({
  id: z.union([z.string(), z.number()]).nullable(),
  initial_state: initialStateSchema.nullable().describe('Null where the task starts in the state of the data.'),
  actions: z.array(worldCallSchema).readonly().describe('The calls that the task expects, in order.'),
  env_assertions: z.array(environmentAssertionSchema).readonly(),
});

const request = <Operation extends string, Shape extends z.ZodRawShape>(operation: Operation, shape: Shape) =>
  z.object({ id: z.number().int(), op: z.literal(operation), ...shape });

/** One line to a world. */
export const worldRequestSchema = z.discriminatedUnion('op', [
  request('hello', { protocol: z.number().int().describe('The highest version that the asking side speaks.') }),
  request('echo', { value: z.unknown() }),
  request('tools', { domain: z.string() }),
  request('expected', { domain: z.string(), task: worldTaskSchema }),
  request('reset', { domain: z.string(), task: worldTaskSchema }),
  request('batch', { episode: episodeSchema, calls: z.array(worldCallSchema).readonly() }),
  request('fork', { episode: episodeSchema }),
  request('hash', { episode: episodeSchema }),
  request('grade', {
    episode: episodeSchema,
    actions: z.array(worldCallSchema).readonly().describe('The calls whose end state is the expected one.'),
    env_assertions: z.array(environmentAssertionSchema).readonly(),
  }),
  request('end', { episode: episodeSchema }),
]);

/** A field that one call changed. */
const changeSchema = z.object({
  table: z.string().describe("A table of the user's own side begins with `user.`."),
  key: z.string(),
  field: z.string().describe('Dotted path within the record; empty for the whole record.'),
  before: z.unknown(),
  after: z.unknown(),
});

const stepSchema = z.object({
  observation: z.string(),
  kind: kindSchema.nullable().describe('Null for a tool that this requestor does not have.'),
  failed: z.boolean().describe('Whether the observation is an error.'),
  done: z.boolean().default(false).describe('Whether the call ends the episode.'),
  changes: z.array(changeSchema).readonly().nullable().default(null).describe('Null where the world does not tell.'),
});

const toolSchema = z.object({
  name: z.string(),
  kind: kindSchema,
  requestor: requestorSchema,
  lists: z.array(z.string()).readonly().default([]).describe('Arguments that take lists.'),
});

/** What each operation gives, by its name. */
export const worldResultSchemas = {
  hello: z.object({
    protocol: z.number().int(),
    name: z.string().describe('What the world is called in messages.'),
    version: z.string().nullable().default(null),
    domains: z.array(z.string()).readonly().describe('Domains in which episodes can be played.'),
    numbers: z
      .enum(['python', 'json'])
      .default('python')
      .describe('python: 2 and 2.0 are kept apart; json: the world has one kind of number.'),
    concurrent: z
      .boolean()
      .default(false)
      .describe('Whether requests of several episodes may be on their way at once and be answered in any order.'),
  }),
  echo: z.object({ value: z.unknown() }),
  tools: z.object({ tools: z.array(toolSchema).readonly() }),
  expected: z.object({ steps: z.array(stepSchema).readonly().describe('One for each of the actions, in order.') }),
  reset: z.object({ episode: episodeSchema }),
  batch: z.object({ steps: z.array(stepSchema).readonly().describe('One for each call, in order.') }),
  fork: z.object({ episode: episodeSchema }),
  hash: z.object({ agent: z.string(), user: z.string().nullable().default(null) }),
  grade: z.object({
    agent_matches: z.boolean().describe("Whether the agent's side equals the expected one."),
    user_matches: z.boolean().nullable().default(null).describe("The user's side; null where there is none."),
    hash_matches: z.boolean().nullable().default(null).describe('With 2 and 2.0 told apart; null: as the two above.'),
    assertions: z
      .array(z.boolean())
      .readonly()
      .default([])
      .describe('Which of the `env_assertions` are met, in order.'),
    difference: z.array(stateDifferenceSchema).readonly(),
    failing: z
      .array(z.object({ index: z.number().int().nonnegative(), observation: z.string() }))
      .readonly()
      .default([])
      .describe('Expected calls that raise.'),
  }),
  end: z.object({}),
} as const;

const worldErrorSchema = z.object({
  code: z
    .string()
    .describe(
      'bad_request, unknown_operation, unknown_domain, unknown_episode, episode_lost, unsupported, failed; others count as failed.',
    ),
  message: z.string().describe('One sentence.'),
});

/** One line from a world: `result` or `error`. */
export const worldAnswerSchema = z.object({
  id: z.number().int().nullable().describe('That of the request; null where the line could not be read.'),
  result: z.record(z.string(), z.unknown()).optional(),
  error: worldErrorSchema.optional(),
});

const resultsByOperation = z.object(worldResultSchemas);

/** The results of all operations as one schema, for who checks a world in another language. */
export const worldResultsSchema: z.ZodType = resultsByOperation.partial();

export type WorldRequest = z.infer<typeof worldRequestSchema>;
export type WorldOperation = WorldRequest['op'];
export type WorldAnswer = z.infer<typeof worldAnswerSchema>;
export type WorldHello = z.infer<typeof worldResultSchemas.hello>;
/** What an operation gives. */
export type WorldResult<Operation extends WorldOperation> = z.infer<(typeof worldResultSchemas)[Operation]>;
