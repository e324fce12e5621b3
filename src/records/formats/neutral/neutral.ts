import { howEnded } from '../../how-ended.ts';
import { issueText } from '../../issue-text.ts';
import type { Task } from '../../task.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { type NeutralRecord, neutralRecordSchema, neutralSchemaName } from './neutral-record.ts';

/** Our own neutral shape, into which logs of any other are converted: {schema: "tau-triage/run-1", messages, task, reward}. */
export const neutralFormat = createRecordFormat({
  name: 'neutral',
  summary: `runs {schema: "${neutralSchemaName}", messages, task, reward}: a list, or one a line`,
  detect: ({ container, keys, lists }) =>
    container !== 'object' && container !== 'archive' && keys.includes('schema') && lists.includes('messages'),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: convertNeutral,
});

function convertNeutral(...[record, { source, format }]: Parameters<Convert>): ReturnType<Convert> {
  const run = requireNeutral(record);
  const { messages, reading } = convertMessages(
    run.messages.map(({ thoughts, ...message }) => ({ ...message, reasoning_content: thoughts })),
    { key: 'messages' },
  );
  const { task_id: taskId = null, trial = null, reward = null, termination, error } = run;
  const crash = error
    ? { message: error.message, traceback: error.traceback ?? null, infrastructure: error.infrastructure ?? true }
    : null;
  return {
    ...emptyTrajectory({ record, source, format, taskId, trial }),
    foreign_tools: run.tools_differ ?? false,
    domain: run.domain ?? null,
    planned_trials: run.planned_trials ?? null,
    reward,
    task: run.task ? taskOf(run.task) : null,
    messages,
    reading: { ...reading, passed_over: reading.passed_over + (run.passed_over ?? 0) },
    termination: termination ?? howEnded({ messages, crash, graded: reward === null ? null : true, reward }),
    crash,
    policy: run.policy ?? null,
    agent_model: run.agent_model ?? null,
    user_model: run.user_model ?? null,
    agent_cost: run.agent_cost ?? null,
    user_cost: run.user_cost ?? null,
  };
}

/** The record where it keeps to the schema; throws {@link UnfitRecordError} that names the first field that does not. */
function requireNeutral(record: unknown): NeutralRecord {
  const parsed = neutralRecordSchema.safeParse(record);
  if (parsed.success) {
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  const at = issue?.path.map(String).join('.') || 'the whole';
  throw new UnfitRecordError(
    `\`${at.slice(0, 100)}\` is not as the schema neutral-run.json has it (${issueText(issue).slice(0, 200)}); expected a run with \`schema\`, \`messages\` and what is known of task and reward`,
  );
}

function taskOf(task: NonNullable<NeutralRecord['task']>): Task {
  return {
    user_id: task.user_id ?? null,
    instruction: task.instruction ?? null,
    actions:
      task.actions?.map((action) => ({
        ...action,
        compare_arguments: action.compare_arguments ?? null,
        requestor: action.requestor ?? 'assistant',
      })) ?? null,
    outputs: task.outputs ?? [],
    assertions: task.assertions ?? [],
    env_assertions: task.env_assertions ?? [],
    initial_state: task.initial_state ?? null,
    reward_basis: task.reward_basis ?? null,
  };
}
