import type { Domain } from '../engine/domain.ts';
import { tau2Harness } from '../engine/harness.ts';
import { agentTools } from './agent-tools.ts';
import { assertions } from './assertions.ts';
import { hash } from './hash.ts';
import { identity } from './identity.ts';
import { initialisers } from './initialisers.ts';
import { policyChecks } from './policy-checks.ts';
import { sync } from './sync.ts';
import { records, tablesOfFiles } from './tables.ts';
import { today } from './today.ts';
import { userTools } from './user-tools.ts';
import { words } from './words.ts';

/**
 * tau2's operator of mobile phones (domain `telecom`): customers, lines, plans, bills and devices on the agent's side, the phone
 * and its surroundings on the user's.
 */
export const tau2Telecom: Domain = {
  name: 'tau2-telecom',
  calledInFiles: 'telecom',
  tables: ['bills', 'customers', 'device', 'devices', 'lines', 'plans', 'surroundings'],
  userTable: 'customers',
  userTables: ['device', 'surroundings'],
  tablesOfFiles,
  records,
  tools: agentTools,
  userTools,
  harness: tau2Harness({ assistant: 'TelecomTools', user: 'TelecomUserTools' }),
  sync,
  initialisers,
  assertions,
  hash,
  now: { date: today, time: '12:08' },
  signs: { ids: /\b([CLBDP]\d{4}|555-\d{3}-\d{4})\b/, words: /\btelecom\b/i },
  identity,
  objectKeys: ['line_id', 'bill_id', 'app_name', 'customer_id'],
  words,
  policyChecks,
};
