import { at } from '../../../python/containers.ts';
import { text } from '../../../python/repr.ts';
import type { Row } from '../../engine/database.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { phoneOf } from './phone.ts';

/** The line of signs at the top of the screen, as tau2 draws it. */
export function statusBar(view: View): string {
  const phone = phoneOf(view);
  return [...radio(phone), ...wifi(phone), ...vpn(phone), `🔋 ${text(at(phone, 'battery_level'))}%`].join(' | ');
}

/** What a tool that changes the phone answers: what it did, and the status bar after it. */
export function withStatusBar(view: View, message: string): string {
  return `${message}\nStatus Bar: ${statusBar(view)}`;
}

const NO_SIGNAL = '📵 No Signal';
const signals: Readonly<Record<string, string>> = {
  poor: '📶¹ Poor',
  fair: '📶² Fair',
  good: '📶³ Good',
  excellent: '📶⁴ Excellent',
};

function radio(phone: Row): string[] {
  if (isTrue(at(phone, 'airplane_mode'))) {
    return ['✈️ Airplane Mode'];
  }
  const technology = text(at(phone, 'network_technology_connected'));
  const signal = signals[text(at(phone, 'network_signal_strength'))] ?? NO_SIGNAL;
  if (technology === 'none') {
    return [signal, '📵 Data Disabled'];
  }
  if (!isTrue(at(phone, 'data_enabled'))) {
    return [signal, technology, '📵 Data Disabled'];
  }
  const saver = isTrue(at(phone, 'data_saver_mode')) ? ['🔽 Data Saver'] : [];
  return [signal, technology, '📱 Data Enabled', ...saver];
}

function wifi(phone: Row): string[] {
  if (!isTrue(at(phone, 'wifi_enabled')) || !isTrue(at(phone, 'wifi_connected'))) {
    return [];
  }
  const name = at(phone, 'wifi_ssid');
  return [isTrue(name) ? `📡 Connected to ${text(name)}` : '📡 Enabled'];
}

function vpn(phone: Row): string[] {
  return isTrue(at(phone, 'vpn_connected')) ? ['🔒 VPN Connected'] : [];
}
