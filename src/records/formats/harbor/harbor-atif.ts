import { howEnded } from '../../how-ended.ts';
import {
  isJsonObject,
  type JsonObject,
  kindOf,
  listOrEmpty,
  numberOrNull,
  objectOrEmpty,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { type HarborTrial, noHarborTrial, readHarborTrial } from './harbor-trial.ts';

const roles = { system: 'system', user: 'user', agent: 'assistant' } as const;

/**
 * Trajectories in ATIF, the Agent Trajectory Interchange Format of Harbor, versions 1.0 to 1.8: {schema_version, agent, steps}. In a trial's
 * folder (`agent/trajectory.json`) task, reward and error come from the `result.json` beside it. A step is an element of `steps`.
 */
export const harborAtifFormat = createRecordFormat({
  name: 'harbor-atif',
  summary: "Harbor's trajectories {schema_version: ATIF-v1.x, agent, steps}, in a trial's folder or alone",
  detect: ({ container, keys, lists }) =>
    container !== 'object' &&
    container !== 'archive' &&
    lists.includes('steps') &&
    (keys.includes('schema_version') || (keys.includes('agent') && keys.includes('session_id'))),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: (record, place) => convertAtif(record, { ...place, trial: noHarborTrial }),
  prepare: async (path) => {
    const trial = await readHarborTrial(path);
    return (record, place) => convertAtif(record, { ...place, trial });
  },
});

/** One trajectory with what its trial's folder says; throws {@link UnfitRecordError} where it is none, or not all of one. */
export function convertAtif(
  record: unknown,
  { source, format, trial }: Parameters<Convert>[1] & { trial: HarborTrial },
): Trajectory {
  const run = requireObject(record, { expected: 'a trajectory in ATIF: an object with `schema_version` and `steps`' });
  const version = run['schema_version'];
  if (version !== undefined && !/^ATIF-v1\.\d+$/u.test(String(version))) {
    throw new UnfitRecordError(
      `it has ${JSON.stringify(version)} as \`schema_version\`; expected ATIF-v1.0 to ATIF-v1.8`,
    );
  }
  if (typeof run['continued_trajectory_ref'] === 'string') {
    throw new UnfitRecordError(
      `it goes on in another file (\`continued_trajectory_ref\` is ${JSON.stringify(run['continued_trajectory_ref'].slice(0, 100))}), so its calls are not all here; join the steps of both in one file`,
    );
  }
  if (!Array.isArray(run['steps'])) {
    throw new UnfitRecordError(`it has ${kindOf(run['steps'])} as \`steps\`; expected a list of steps`);
  }
  const steps = run['steps'].map((step: unknown, index) => toMessage(step, `steps[${index}]`));
  const { messages, reading } = convertMessages(
    steps.map(({ message }) => message),
    { key: 'steps' },
  );
  const left = steps.reduce((total, { passedOver }) => total + passedOver, 0);
  const others = listOrEmpty(run['subagent_trajectories']).length;
  const agent = objectOrEmpty(run['agent']);
  const told = { ...objectOrEmpty(agent['extra']), ...objectOrEmpty(run['extra']) };
  const taskId = trial.taskId ?? taskIdOrNull(told['task_id']);
  const reward = trial.reward ?? numberOrNull(told['reward']);
  return {
    ...emptyTrajectory({ record, source, format, taskId }),
    domain: textOrNull(told['domain']),
    reward,
    messages,
    reading: { ...reading, passed_over: reading.passed_over + left + others },
    termination: howEnded({
      messages,
      crash: trial.crash,
      reason: trial.reason,
      graded: reward === null ? null : true,
      reward,
    }),
    crash: trial.crash,
    agent_model: textOrNull(agent['model_name']) ?? trial.model,
    agent_cost: numberOrNull(objectOrEmpty(run['final_metrics'])['total_cost_usd']),
  };
}

/** A step as a message of OpenAI's shape, its results beside its calls; what it observed without a call of its own is passed over. */
function toMessage(raw: unknown, at: string): { message: JsonObject; passedOver: number } {
  const step = requireObject(raw, { expected: `a step with \`source\` and \`message\` as \`${at}\`` });
  const role = roles[String(step['source']) as keyof typeof roles];
  if (role === undefined) {
    const found =
      typeof step['source'] === 'string' ? JSON.stringify(step['source'].slice(0, 40)) : kindOf(step['source']);
    throw new UnfitRecordError(`\`${at}.source\` is ${found}; expected one of system, user, agent`);
  }
  const calls = listOrEmpty(step['tool_calls']).map((call) => {
    const { tool_call_id: id, function_name: name, arguments: given } = objectOrEmpty(call);
    return { id, name, arguments: given };
  });
  const results = listOrEmpty(objectOrEmpty(step['observation'])['results']).filter(isJsonObject);
  const answers = results.filter(({ source_call_id }) => calls.length > 0 || typeof source_call_id === 'string');
  const message = {
    role,
    content: step['message'] ?? null,
    reasoning_content: step['reasoning_content'],
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    tool_messages: answers.map(({ source_call_id, content }) => ({ tool_call_id: source_call_id, content })),
  };
  return { message, passedOver: results.length - answers.length };
}
