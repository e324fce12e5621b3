import type { Tool } from '../engine/tool.ts';
import { apnTools } from './user-tools/apn-tools.ts';
import { appTools } from './user-tools/app-tools.ts';
import { networkTools } from './user-tools/network-tools.ts';
import { paymentTools } from './user-tools/payment-tools.ts';
import { simTools } from './user-tools/sim-tools.ts';
import { switchTools } from './user-tools/switch-tools.ts';
import { vpnTools } from './user-tools/vpn-tools.ts';

/** What the user can do with the phone. */
export const userTools: readonly Tool[] = [
  ...networkTools,
  ...switchTools,
  ...simTools,
  ...apnTools,
  ...vpnTools,
  ...appTools,
  ...paymentTools,
];
