import type { WorldGenerator } from '../world-generator.ts';
import { buildTasks } from './build-tasks.ts';
import { makeDatabase } from './make-database.ts';

/** The shop: 50 products, 520 customers, 1,100 orders; 100 test, 20 dev and 100 train tasks. */
export const retailGenerator: WorldGenerator = {
  domain: 'retail',
  seed: 20_241,
  database: makeDatabase,
  tasks: buildTasks,
};
