import { at } from '../../../python/containers.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { phoneOf, surroundingsOf } from './phone.ts';

/** Whether mobile data work: a signal, data switched on and not used up, and roaming on both sides where the user is abroad. */
export function hasMobileData(view: View): boolean {
  const phone = phoneOf(view);
  const surroundings = surroundingsOf(view);
  const roams = isTrue(at(phone, 'roaming_enabled')) && isTrue(at(surroundings, 'roaming_allowed'));
  return (
    !isTrue(at(phone, 'airplane_mode')) &&
    at(phone, 'network_signal_strength') !== 'none' &&
    at(phone, 'network_connection_status') !== 'no_service' &&
    (!isTrue(at(surroundings, 'is_abroad')) || roams) &&
    isTrue(at(phone, 'data_enabled')) &&
    !isTrue(at(surroundings, 'mobile_data_usage_exceeded'))
  );
}
