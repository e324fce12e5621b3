import { at } from '../../../python/containers.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { searchNetwork } from './network-search.ts';
import { changePhone } from './phone.ts';

/** Switches a setting of the phone over; true where it is on now. */
export function toggleSetting(view: View, setting: string): boolean {
  const phone = changePhone(view);
  const on = !isTrue(at(phone, setting));
  phone[setting] = on;
  return on;
}

/** The same for settings after which the phone looks for a network again. */
export function toggleAndSearch(view: View, setting: string): boolean {
  const on = toggleSetting(view, setting);
  searchNetwork(view);
  return on;
}
