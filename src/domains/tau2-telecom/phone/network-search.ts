import { at } from '../../../python/containers.ts';
import type { MutableDictionary, Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { attribute, changePhone, surroundingsOf } from './phone.ts';
import { simStatus } from './sim-status.ts';

/**
 * Looks for a network again and writes down what is found (tau2/domains/telecom/user_tools.py, simulate_network_search): the
 * technology that the user prefers, as strong as it is at this place, or no service at all.
 */
export function searchNetwork(view: View): void {
  const phone = changePhone(view);
  const surroundings = surroundingsOf(view);
  if (simStatus(phone) === 'active') {
    connect(phone, surroundings);
  } else {
    disconnect(phone);
  }
  if (isTrue(at(phone, 'airplane_mode'))) {
    disconnect(phone);
  }
  // Raises where the settings are no record; what was found up to here stays.
  if (attribute(at(phone, 'active_apn_settings'), 'apn_name') === 'broken') {
    disconnect(phone);
  }
  if (!isTrue(at(surroundings, 'line_active'))) {
    disconnect(phone);
  }
}

const technologies: Readonly<Record<string, string>> = { '4g_only': '4G', '3g_only': '3G', '2g_only': '2G' };

function connect(phone: MutableDictionary, surroundings: Row): void {
  phone['network_connection_status'] = 'connected';
  const technology = technologyFor(at(phone, 'network_mode_preference'), surroundings);
  phone['network_technology_connected'] = technology;
  phone['network_signal_strength'] = signalOf(surroundings, technology);
}

/** 5G where it is preferred and there is some; 4G for a preference that is none. */
function technologyFor(preference: Value, surroundings: Row): string {
  if (preference === '4g_5g_preferred') {
    return signalOf(surroundings, '5G') === 'none' ? '4G' : '5G';
  }
  return typeof preference === 'string' ? (technologies[preference] ?? '4G') : '4G';
}

function signalOf(surroundings: Row, technology: string): string {
  const signals = at(surroundings, 'signal_strength') as Readonly<Record<string, string>>;
  return signals[technology] ?? 'none';
}

function disconnect(phone: MutableDictionary): void {
  phone['network_connection_status'] = 'no_service';
  phone['network_technology_connected'] = 'none';
  phone['network_signal_strength'] = 'none';
}
