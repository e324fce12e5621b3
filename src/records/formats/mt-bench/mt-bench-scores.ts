import { numberOrNull, requireObject, taskIdOrNull, textOrNull } from '../../json/json-fields.ts';
import type { Action } from '../../task.ts';
import type { ToolCall } from '../../tool-call.ts';
import type { Trajectory } from '../../trajectory.ts';
import { parseCallList } from '../call-list.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { emptyMessage } from '../messages/convert-message.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

/**
 * MT-Benchmark's scores: {"task-id", prompt, result, truth, score, duration} a line. The file has no messages and no results of calls:
 * the prompt stands as step 0 and all calls of `result` as step 1, where they count as made.
 */
export const mtBenchScoresFormat = createRecordFormat({
  name: 'mt-bench-scores',
  summary: 'MT-Benchmark scores {"task-id", prompt, result, truth, score}, one a line',
  detect: ({ container, keys }) =>
    container !== 'object' && ['result', 'truth', 'score'].every((key) => keys.includes(key)),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: convertScore,
});

function convertScore(...[record, { source, format }]: Parameters<Convert>): Trajectory {
  const row = requireObject(record, { expected: 'an object with `result`, `truth` and `score`' });
  const prompt = textOrNull(row['prompt']);
  const truth = textOrNull(row['truth']);
  const calls = requireCalls(textOrNull(row['result']) ?? '');
  const actions =
    truth === null
      ? null
      : parseCallList(truth).calls.map((call): Action => {
          return { name: call.name, arguments: call.arguments ?? {}, compare_arguments: null, requestor: 'assistant' };
        });
  return {
    ...emptyTrajectory({ record, source, format, taskId: taskIdOrNull(row['task-id'] ?? row['task_id']) }),
    reward: numberOrNull(row['score']),
    task: {
      user_id: null,
      instruction: prompt,
      actions,
      outputs: [],
      assertions: [],
      reward_basis: null,
      env_assertions: [],
      initial_state: null,
    },
    messages: [
      { ...emptyMessage('user'), content: prompt, said: prompt },
      { ...emptyMessage('assistant'), content: textOrNull(row['result']), tool_calls: calls },
    ],
    reading: { messages: 2, calls: calls.length, results: 0, paired: 0, passed_over: 0, results_recorded: false },
    agent_model: textOrNull(row['model']),
  };
}

/** The calls that were made; throws {@link UnfitRecordError} where something among them is none. */
function requireCalls(result: string): readonly ToolCall[] {
  const { calls, rest } = parseCallList(result);
  if (rest === '' || (calls.length === 0 && /^(?:none|null|\[\]|-)$/iu.test(rest))) {
    return calls;
  }
  throw new UnfitRecordError(
    `\`result\` holds text that is no call (${JSON.stringify(rest.slice(0, 60))}); expected calls such as name({"key": "value"}) with commas between them`,
  );
}
