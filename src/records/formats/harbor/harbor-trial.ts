import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isJsonObject, type JsonObject, numberOrNull, objectOrEmpty, textOrNull } from '../../json/json-fields.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { Trajectory } from '../../trajectory.ts';

/** What a trial's folder says beside the trajectory. */
export interface HarborTrial {
  readonly taskId: string | null;
  /** The reward named `reward`, else the only one; null where the verifier gave none. */
  readonly reward: number | null;
  readonly crash: Trajectory['crash'];
  readonly reason: string | null;
  readonly model: string | null;
}

/** A trajectory that stands in no trial's folder. */
export const noHarborTrial: HarborTrial = { taskId: null, reward: null, crash: null, reason: null, model: null };

/** What `result.json` of the trial says, where the trajectory stands in `agent/` of its folder (harbor/models/trial/result.py). */
export async function readHarborTrial(path: string): Promise<HarborTrial> {
  const folder = dirname(path);
  if (basename(folder) !== 'agent') {
    return noHarborTrial;
  }
  const text = await readFile(join(dirname(folder), 'result.json'), 'utf8').catch(() => null);
  const result = text === null ? null : parseJson(text).value;
  if (!isJsonObject(result)) {
    return noHarborTrial;
  }
  const crash = readException(result['exception_info']);
  return {
    taskId: textOrNull(result['task_name']),
    reward: readReward(objectOrEmpty(objectOrEmpty(result['verifier_result'])['rewards'])),
    crash,
    reason: crash !== null && /timeout/iu.test(crash.message) ? 'timeout' : null,
    model: textOrNull(objectOrEmpty(objectOrEmpty(result['agent_info'])['model_info'])['name']),
  };
}

function readReward(rewards: JsonObject): number | null {
  const values = Object.values(rewards);
  return numberOrNull(rewards['reward'] ?? (values.length === 1 ? values[0] : null));
}

function readException(raw: unknown): Trajectory['crash'] {
  if (!isJsonObject(raw)) {
    return null;
  }
  const parts = [raw['exception_type'], raw['exception_message']].map(textOrNull).filter((part) => part !== null);
  const message = parts.join(': ') || 'an error without a message';
  return { message, traceback: textOrNull(raw['exception_traceback']), infrastructure: true };
}
