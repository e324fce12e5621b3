import { jsonText } from '../python/json-text.ts';
import { float, type Value } from '../python/value.ts';
import type { Label } from '../records/label.ts';
import { faultKinds } from './faults/index.ts';
import type { PlantedRun } from './plant-faults.ts';
import type { Played } from './play-script.ts';

/** A planted run as one element of a tau-bench results list. */
export function plantedRecord({ script: { task }, trial, plant }: PlantedRun, played: Played): string {
  const actions = task.actions.map(({ name, arguments: kwargs }) => ({ name, kwargs }));
  const graded = played.ended && plant.crash === undefined;
  const outputs = Object.fromEntries(played.outputs.map(({ text, said }) => [text, said]));
  const record = {
    task_id: task.id,
    reward: float(played.reward),
    info: {
      task: { user_id: task.user_id, actions, instruction: task.instruction, outputs: task.outputs },
      source: 'calibrate',
      user_cost: null,
      reward_info: graded
        ? {
            reward: float(played.reward),
            info:
              played.outputs.length > 0
                ? { r_outputs: float(played.outputs.every(({ said }) => said) ? 1 : 0), outputs }
                : { r_actions: float(played.stateMatches ? 1 : 0) },
            actions,
          }
        : null,
      agent_cost: null,
      ...(plant.maxSteps !== undefined && { max_num_steps: plant.maxSteps }),
      ...(plant.crash !== undefined && { error: plant.crash, infrastructure: true }),
    },
    traj: played.messages,
    trial,
  };
  return jsonText(record as unknown as Value);
}

/** What is to be found in a planted run. */
export function plantedLabel(
  { fault, script: { task }, trial, plant: { at, comment } }: PlantedRun,
  { steps }: Played,
  file: string,
): Label {
  const { author, type } = faultKinds[fault];
  return {
    trajectory: null,
    task_id: task.id,
    trial,
    annotator: 'planted',
    author,
    type,
    step: at === null ? null : (steps[at.turn] ?? 0) + (at.answer ? 1 : 0),
    comment: `${fault}: ${comment}`,
    file,
  };
}
