import type { WorldGenerator } from '../world-generator.ts';
import { makeClinic } from './make-clinic.ts';
import { planTasks } from './plan-tasks.ts';

/** Makes the clinic's data set: policy and few-shot displays are written by hand. */
export const healthcareGenerator: WorldGenerator = {
  domain: 'healthcare',
  seed: 3107,
  database: makeClinic,
  plan: planTasks,
};
