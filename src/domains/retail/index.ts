import type { Domain } from '../engine/domain.ts';
import { identity } from './identity.ts';
import { looksBefore } from './looks-before.ts';
import { phrases } from './phrases.ts';
import { policyChecks } from './policy-checks.ts';
import { retailTools } from './retail-tools.ts';
import { tauBenchDialect } from './tau-bench-dialect.ts';
import { think } from './tools/think.ts';
import { words } from './words.ts';

/** tau-bench's shop: orders, products and customers. */
export const retail: Domain = {
  name: 'retail',
  tables: ['orders', 'products', 'users'],
  userTable: 'users',
  tools: retailTools(tauBenchDialect, think),
  signs: { otherTools: ['get_item_details'], ids: /#W\d{7}\b/ },
  identity,
  objectKeys: ['order_id', 'user_id'],
  words,
  swap: { back: 'item_ids', fresh: 'new_item_ids' },
  phrases,
  looksBefore,
  policyChecks,
};
