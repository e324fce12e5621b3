import { at } from '../../../python/containers.ts';
import { isDictionary } from '../../../python/value.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { hasMobileData } from './has-mobile-data.ts';
import { attribute, phoneOf } from './phone.ts';

/**
 * Whether picture messages go out: mobile data from 3G on, an address of the message centre, the messaging app's permissions, and
 * not over Wi-Fi calling, which the operator does not carry them by.
 */
export function canSendMms(view: View): boolean {
  const phone = phoneOf(view);
  const overWifi = isTrue(at(phone, 'wifi_calling_enabled')) && isTrue(at(phone, 'wifi_calling_mms_over_wifi'));
  if (!hasMobileData(view) || at(phone, 'network_technology_connected') === '2G' || overWifi) {
    return false;
  }
  if (attribute(at(phone, 'active_apn_settings'), 'mmsc_url') === null) {
    return false;
  }
  const apps = at(phone, 'app_statuses');
  if (!isDictionary(apps) || !Object.hasOwn(apps, 'messaging')) {
    return false;
  }
  const permissions = at(at(apps, 'messaging'), 'permissions');
  return isTrue(at(permissions, 'storage')) && isTrue(at(permissions, 'sms'));
}
