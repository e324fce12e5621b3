import type { Domain } from '../engine/domain.ts';
import { airlineTools } from './airline-tools.ts';
import { looksBefore } from './looks-before.ts';
import { now } from './now.ts';
import { phrases } from './phrases.ts';
import { policyChecks } from './policy-checks.ts';
import { tauBenchDialect } from './tau-bench-dialect.ts';
import { think } from './tools/think.ts';
import { words } from './words.ts';

/** tau-bench's airline: flights, reservations and travellers. */
export const airline: Domain = {
  name: 'airline',
  tables: ['flights', 'reservations', 'users'],
  userTable: 'users',
  tools: airlineTools(tauBenchDialect, think),
  now,
  signs: { otherTools: ['get_flight_status'], ids: /\b(certificate_\d{7}|HAT\d{3})\b/ },
  identity: { lookUps: ['get_user_details', 'get_reservation_details'], otherNumbers: ['reservation'] },
  objectKeys: ['reservation_id', 'user_id'],
  words,
  phrases,
  looksBefore,
  policyChecks,
};
