import type { Domain } from '../engine/domain.ts';
import { tau2Harness } from '../engine/harness.ts';
import { assertions } from './assertions.ts';
import { hash } from './hash.ts';
import { initialisers } from './initialisers.ts';
import { sync } from './sync.ts';
import { agentTools } from './agent-tools.ts';
import { userTools } from './user-tools.ts';

/**
 * tau2's operator of mobile phones (domain `telecom`): customers, lines, plans, bills and devices on the agent's side, the phone
 * and its surroundings on the user's.
 */
export const tau2Telecom: Domain = {
  name: 'tau2-telecom',
  tables: ['bills', 'customers', 'devices', 'lines', 'plans'],
  userTable: 'customers',
  userTables: ['device', 'surroundings'],
  tools: agentTools,
  userTools,
  harness: tau2Harness({ assistant: 'TelecomTools', user: 'TelecomUserTools' }),
  sync,
  initialisers,
  assertions,
  hash,
  now: { date: '2025-02-25', time: '12:08' },
};
