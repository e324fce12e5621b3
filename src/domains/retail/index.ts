import type { Domain } from '../engine/domain.ts';
import { identity } from './identity.ts';
import { looksBefore } from './looks-before.ts';
import { phrases } from './phrases.ts';
import { policyChecks } from './policy-checks.ts';
import { calculate } from './tools/calculate.ts';
import { cancelPendingOrder } from './tools/cancel-pending-order.ts';
import { exchangeDeliveredOrderItems } from './tools/exchange-delivered-order-items.ts';
import { findUserIdByEmail } from './tools/find-user-id-by-email.ts';
import { findUserIdByNameZip } from './tools/find-user-id-by-name-zip.ts';
import { getOrderDetails } from './tools/get-order-details.ts';
import { getProductDetails } from './tools/get-product-details.ts';
import { getUserDetails } from './tools/get-user-details.ts';
import { listAllProductTypes } from './tools/list-all-product-types.ts';
import { modifyPendingOrderAddress } from './tools/modify-pending-order-address.ts';
import { modifyPendingOrderItems } from './tools/modify-pending-order-items.ts';
import { modifyPendingOrderPayment } from './tools/modify-pending-order-payment.ts';
import { modifyUserAddress } from './tools/modify-user-address.ts';
import { returnDeliveredOrderItems } from './tools/return-delivered-order-items.ts';
import { think } from './tools/think.ts';
import { transferToHumanAgents } from './tools/transfer-to-human-agents.ts';
import { words } from './words.ts';

/** tau-bench's shop: orders, products and customers. */
export const retail: Domain = {
  name: 'retail',
  tables: ['orders', 'products', 'users'],
  userTable: 'users',
  tools: [
    calculate,
    cancelPendingOrder,
    exchangeDeliveredOrderItems,
    findUserIdByEmail,
    findUserIdByNameZip,
    getOrderDetails,
    getProductDetails,
    getUserDetails,
    listAllProductTypes,
    modifyPendingOrderAddress,
    modifyPendingOrderItems,
    modifyPendingOrderPayment,
    modifyUserAddress,
    returnDeliveredOrderItems,
    think,
    transferToHumanAgents,
  ],
  signs: { otherTools: ['get_item_details'], ids: /#W\d{7}\b/ },
  identity,
  objectKeys: ['order_id', 'user_id'],
  words,
  swap: { back: 'item_ids', fresh: 'new_item_ids' },
  phrases,
  looksBefore,
  policyChecks,
};
