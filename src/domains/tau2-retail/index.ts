import type { Domain } from '../engine/domain.ts';
import { tau2Harness } from '../engine/harness.ts';
import { retail } from '../retail/index.ts';
import { retailTools } from '../retail/retail-tools.ts';
import { createDumpedHash } from '../tau2/dumped-hash.ts';
import { modelled } from '../tau2/model.ts';
import { tau2Dialect } from './dialect.ts';
import { getItemDetails } from './get-item-details.ts';
import { order, product, user } from './models.ts';

/** tau2's shop: tau-bench's world with other errors, and records that are pydantic models. */
export const tau2Retail: Domain = {
  ...retail,
  name: 'tau2-retail',
  calledInFiles: 'retail',
  tools: retailTools(tau2Dialect, getItemDetails),
  signs: { ...retail.signs, otherTools: [] },
  records: {
    orders: (record) => modelled(order, record),
    products: (record) => modelled(product, record),
    users: (record) => modelled(user, record),
  },
  harness: tau2Harness({ assistant: 'RetailTools' }),
  hash: createDumpedHash(retail.tables),
};
