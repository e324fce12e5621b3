import { at } from '../../../python/containers.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { searchNetwork } from './network-search.ts';
import { changePhone } from './phone.ts';
import { disconnectVpn } from './vpn.ts';
import { leaveWifi } from './wifi.ts';

/** Switches airplane mode over, which takes Wi-Fi and VPN away; true where it is on now. */
export function toggleAirplaneMode(view: View): boolean {
  const phone = changePhone(view);
  const on = !isTrue(at(phone, 'airplane_mode'));
  phone['airplane_mode'] = on;
  if (on) {
    leaveWifi(phone);
    disconnectVpn(view);
  } else {
    phone['network_connection_status'] = 'searching';
    if (isTrue(at(phone, 'wifi_enabled'))) {
      leaveWifi(phone);
    }
  }
  searchNetwork(view);
  return on;
}
