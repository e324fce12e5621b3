import type { WorldGenerator } from '../world-generator.ts';
import { buildDatabase } from './build-database.ts';
import { planTasks } from './plan-tasks.ts';

/** The airline: flights of May 2024, travellers, their bookings, and the tasks of the test split. */
export const airlineGenerator: WorldGenerator = {
  domain: 'airline',
  seed: 300,
  database: buildDatabase,
  plan: planTasks,
};
