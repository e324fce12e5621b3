import type { Tool } from '../engine/tool.ts';
import { calculateTool } from '../engine/tools/calculate-tool.ts';
import { transferTool } from '../engine/tools/transfer-tool.ts';
import type { RetailDialect } from './dialect.ts';
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

/** The tools that all benchmarks with this world have, in the order of their names, with those that only one has. */
export function retailTools(dialect: RetailDialect, ...own: readonly Tool[]): Tool[] {
  const shared = [
    cancelPendingOrder,
    exchangeDeliveredOrderItems,
    findUserIdByEmail,
    findUserIdByNameZip,
    getOrderDetails,
    getProductDetails,
    getUserDetails,
    modifyPendingOrderAddress,
    modifyPendingOrderItems,
    modifyPendingOrderPayment,
    modifyUserAddress,
    returnDeliveredOrderItems,
  ];
  const common = [
    calculateTool({ example: '(12.5 + 3) * 2', characters: dialect.errors.characters }),
    transferTool({ ends: dialect.transferEnds }),
  ];
  const tools = [...shared.map((tool) => tool(dialect)), listAllProductTypes, ...common, ...own];
  return tools.sort((a, b) => (a.name < b.name ? -1 : 1));
}
