import type { WorldGenerator } from '../world-generator.ts';
import { makeDatabase } from './make-database.ts';
import { planTasks } from './plan-tasks.ts';

/** The shop: 50 products, 520 customers, 1,100 orders; 100 test, 20 dev and 100 train tasks. */
export const retailGenerator: WorldGenerator = {
  domain: 'retail',
  seed: 20_241,
  database: makeDatabase,
  plan: planTasks,
};
