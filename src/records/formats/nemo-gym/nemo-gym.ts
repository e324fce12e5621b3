import {
  integerOrNull,
  type JsonObject,
  numberOrNull,
  objectOrEmpty,
  requireObject,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Trajectory } from '../../trajectory.ts';
import { type Convert, createRecordFormat } from '../record-format.ts';
import { recordId } from '../record-id.ts';
import { convertTau2Run, type Tau2Context } from '../tau2/tau2-run.ts';

const expected = 'a rollout: an object with a simulation as `result`, beside `task` and `config`';

/** NeMo Gym's rollouts of tau2: a whole simulation under `result`, its task under `task`, the run's settings under `config`. */
export const nemoGymFormat = createRecordFormat({
  name: 'nemo-gym',
  summary: 'rollouts {result, task, config} with a tau2 simulation as `result`',
  detect: ({ container, keys }) =>
    container !== 'object' && ['result', 'task', 'config'].every((key) => keys.includes(key)),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: convertRollout,
});

function convertRollout(...[record, place]: Parameters<Convert>): Trajectory {
  const rollout = requireObject(record, { expected });
  const result = requireObject(rollout['result'], { expected: 'a tau2 simulation as `result`' });
  const config = objectOrEmpty(rollout['config']);
  const trial = integerOrNull(result['trial'] ?? rollout['_ng_rollout_index'] ?? rollout['rollout_index']);
  const simulation = { ...result, task: result['task'] ?? rollout['task'], trial };
  const run = convertTau2Run(simulation, { ...place, context: contextOf(config) });
  return {
    ...run,
    id: recordId({ taskId: run.task_id, trial, record }),
    domain: textOrNull(config['domain']) ?? run.domain,
    reward: run.reward ?? numberOrNull(rollout['reward']),
  };
}

/** What tau2 itself would have written around the simulation. */
function contextOf(config: JsonObject): Tau2Context {
  return {
    info: {
      num_trials: config['num_trials'],
      environment_info: { domain_name: config['domain'] },
      agent_info: { llm: config['llm_agent'] },
      user_info: { llm: config['llm_user'] },
    },
    tasks: new Map(),
  };
}
