import { at } from '../../../python/containers.ts';
import { entriesOf } from '../../../python/keys.ts';
import { repr, text } from '../../../python/repr.ts';
import { type Dictionary, isDictionary } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { isTrue } from '../is-true.ts';
import { phoneOf } from '../phone/phone.ts';
import { withStatusBar } from '../phone/status-bar.ts';
import { connectVpn, disconnectVpn } from '../phone/vpn.ts';

const checkVpnStatus = defineTool({
  name: 'check_vpn_status',
  kind: 'read',
  description: 'Shows whether you go through a VPN, and through which.',
  parameters: {},
  run(view) {
    const phone = phoneOf(view);
    if (!isTrue(at(phone, 'vpn_connected'))) {
      return isTrue(at(phone, 'vpn_enabled_setting'))
        ? 'VPN is turned ON in settings, but currently not connected.'
        : 'VPN is turned OFF.';
    }
    const details = at(phone, 'vpn_details');
    return isDictionary(details)
      ? `VPN is ON and connected. Details: ${detailsText(details)}`
      : 'VPN is ON and connected (no specific details available).';
  },
});

/** tau2 prints the record as Python shows it, the quality as a member of its enumeration. */
function detailsText(details: Dictionary): string {
  const parts = entriesOf(details).map(([name, value]) => {
    const shown =
      name === 'server_performance' ? `<PerformanceLevel.${text(value).toUpperCase()}: ${repr(value)}>` : repr(value);
    return `${repr(name)}: ${shown}`;
  });
  return `{${parts.join(', ')}}`;
}

const connect = defineTool({
  name: 'connect_vpn',
  kind: 'write',
  description: 'Connects your phone to its VPN.',
  parameters: {},
  run: (view) => (connectVpn(view) ? withStatusBar(view, 'VPN connected successfully.') : 'VPN already connected.'),
});

const disconnect = defineTool({
  name: 'disconnect_vpn',
  kind: 'write',
  description: 'Leaves the VPN, so that your data go to the internet directly.',
  parameters: {},
  run: (view) =>
    withStatusBar(
      view,
      disconnectVpn(view) ? 'VPN disconnected successfully.' : 'No active VPN connection to disconnect.',
    ),
});

/** The VPN of the phone. */
export const vpnTools: readonly Tool[] = [checkVpnStatus, connect, disconnect];
