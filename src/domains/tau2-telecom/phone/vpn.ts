import { at } from '../../../python/containers.ts';
import type { MutableDictionary } from '../../../python/value.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { changePhone, setAttribute } from './phone.ts';

/** Connects to the VPN that the phone knows; false where it is connected already. */
export function connectVpn(view: View): boolean {
  const phone = changePhone(view);
  if (isTrue(at(phone, 'vpn_connected'))) {
    return false;
  }
  phone['vpn_connected'] = true;
  phone['vpn_details'] = knownVpn(view);
  return true;
}

/** Disconnects from the VPN; false where there is no connection. */
export function disconnectVpn(view: View): boolean {
  const phone = changePhone(view);
  if (!isTrue(at(phone, 'vpn_connected'))) {
    return false;
  }
  phone['vpn_connected'] = false;
  phone['vpn_details'] = null;
  return true;
}

/**
 * Makes the VPN slow. tau2 keeps the one that a phone knows as a single object, so it is slow too when the phone connects to it
 * anew; a connection that was there before has details of its own.
 */
export function breakVpn(view: View): void {
  if (connectVpn(view)) {
    view.put(KNOWN, KNOWN, { server_performance: 'poor' });
  }
  setAttribute(changePhone(view), 'vpn_details', { name: 'server_performance', value: 'poor' });
}

/** A table that no hash holds. */
const KNOWN = 'known_vpn';

function knownVpn(view: View): MutableDictionary {
  const server_performance = view.has(KNOWN, KNOWN) ? 'poor' : 'excellent';
  return { server_address: '192.168.1.1', protocol: 'OpenVPN', server_performance };
}
