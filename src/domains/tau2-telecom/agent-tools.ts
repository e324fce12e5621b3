import type { Tool } from '../engine/tool.ts';
import { disableRoaming } from './tools/disable-roaming.ts';
import { enableRoaming } from './tools/enable-roaming.ts';
import { getBillsForCustomer } from './tools/get-bills-for-customer.ts';
import { getCustomerById } from './tools/get-customer-by-id.ts';
import { getCustomerByName } from './tools/get-customer-by-name.ts';
import { getCustomerByPhone } from './tools/get-customer-by-phone.ts';
import { getDataUsage } from './tools/get-data-usage.ts';
import { getDetailsById } from './tools/get-details-by-id.ts';
import { refuelData } from './tools/refuel-data.ts';
import { resumeLine } from './tools/resume-line.ts';
import { sendPaymentRequest } from './tools/send-payment-request.ts';
import { suspendLine } from './tools/suspend-line.ts';
import { transferToHumanAgents } from './tools/transfer-to-human-agents.ts';

/** What the agent can do. */
export const agentTools: readonly Tool[] = [
  disableRoaming,
  enableRoaming,
  getBillsForCustomer,
  getCustomerById,
  getCustomerByName,
  getCustomerByPhone,
  getDataUsage,
  getDetailsById,
  refuelData,
  resumeLine,
  sendPaymentRequest,
  suspendLine,
  transferToHumanAgents,
];
