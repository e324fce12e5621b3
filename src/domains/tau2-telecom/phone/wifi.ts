import { at } from '../../../python/containers.ts';
import type { MutableDictionary } from '../../../python/value.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { changePhone } from './phone.ts';

/** Switches Wi-Fi over; null in airplane mode, which forbids it. */
export function toggleWifi(view: View): boolean | null {
  const phone = changePhone(view);
  if (isTrue(at(phone, 'airplane_mode'))) {
    return null;
  }
  const on = !isTrue(at(phone, 'wifi_enabled'));
  phone['wifi_enabled'] = on;
  if (!on) {
    leaveWifi(phone);
  }
  return on;
}

/** Takes the phone off the Wi-Fi network that it is in. */
export function leaveWifi(phone: MutableDictionary): void {
  phone['wifi_connected'] = false;
  phone['wifi_ssid'] = null;
  phone['wifi_signal_strength'] = 'none';
}
