import { z } from 'zod';
import { at } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { text } from '../../../python/repr.ts';
import type { Tool } from '../../engine/tool.ts';
import { defineTool } from '../../engine/tool.ts';
import { isTrue } from '../is-true.ts';
import { measureSpeed } from '../phone/measure-speed.ts';
import { searchNetwork } from '../phone/network-search.ts';
import { changePhone, noAttribute, phoneOf } from '../phone/phone.ts';
import { simStatus } from '../phone/sim-status.ts';
import { statusBar, withStatusBar } from '../phone/status-bar.ts';
import { networkModes } from '../user-models.ts';

const onOff = (value: unknown) => (value === true ? 'ON' : 'OFF');
const yesNo = (value: unknown) => (value === true ? 'Yes' : 'No');

const checkStatusBar = defineTool({
  name: 'check_status_bar',
  kind: 'read',
  description: 'Reads the signs at the top of your screen: signal, mobile data, Wi-Fi, VPN and battery.',
  parameters: {},
  run: (view) => `Status Bar: ${statusBar(view)}`,
});

const checkNetworkStatus = defineTool({
  name: 'check_network_status',
  kind: 'read',
  description:
    'Lists how your phone is connected: airplane mode, SIM card, cellular network, mobile data, roaming and Wi-Fi.',
  parameters: {},
  run(view) {
    const phone = phoneOf(view);
    const connected = isTrue(at(phone, 'wifi_connected'));
    return [
      `Airplane Mode: ${onOff(isTrue(at(phone, 'airplane_mode')))}`,
      `SIM Card Status: ${text(simStatus(phone))}`,
      `Cellular Connection: ${text(at(phone, 'network_connection_status'))}`,
      `Cellular Signal: ${text(at(phone, 'network_signal_strength'))}`,
      `Cellular Network Type: ${text(at(phone, 'network_technology_connected'))}`,
      `Mobile Data Enabled: ${yesNo(isTrue(at(phone, 'data_enabled')))}`,
      `Data Roaming Enabled: ${yesNo(isTrue(at(phone, 'roaming_enabled')))}`,
      `Wi-Fi Radio: ${onOff(isTrue(at(phone, 'wifi_enabled')))}`,
      `Wi-Fi Connected: ${yesNo(connected)}`,
      ...(connected ? [`Connected Wi-Fi Network: ${text(at(phone, 'wifi_ssid'))}`] : []),
    ].join('\n');
  },
});

const checkNetworkModePreference = defineTool({
  name: 'check_network_mode_preference',
  kind: 'read',
  description: 'Shows which kind of cellular network your phone is told to prefer.',
  parameters: {},
  run(view) {
    const mode = at(phoneOf(view), 'network_mode_preference');
    return `Network Mode Preference: ${typeof mode === 'string' ? mode : noAttribute(mode, 'value')}`;
  },
});

const setNetworkModePreference = defineTool({
  name: 'set_network_mode_preference',
  kind: 'write',
  description:
    'Tells your phone which kind of cellular network to prefer; newer ones are faster and need more battery.',
  parameters: { mode: z.enum(networkModes).describe('The kind of network.') },
  run(view, { mode }) {
    const known: readonly string[] = networkModes;
    if (typeof mode !== 'string' || known.includes(mode)) {
      // A value that is no text is stored as it is before tau2 looks at it.
      changePhone(view)['network_mode_preference'] = copy(mode);
      searchNetwork(view);
      if (mode !== null) {
        const name = typeof mode === 'string' ? mode : noAttribute(mode, 'value');
        return withStatusBar(view, `Preferred Network Mode set to: ${name}`);
      }
    }
    return withStatusBar(
      view,
      `Failed to set network mode: '${text(mode)}' is not a valid option. Please use one of: ${networkModes.join(', ')}`,
    );
  },
});

const advice: Readonly<Record<string, string>> = {
  'Very Poor': 'Connection is very slow. Basic web browsing might be difficult.',
  Poor: 'Connection is slow. Web browsing may be sluggish, streaming difficult.',
  Fair: 'Connection is okay for web browsing and some standard definition streaming.',
  Good: 'Connection is good for most activities, including HD streaming.',
  Excellent: 'Connection is very fast.',
};

const runSpeedTest = defineTool({
  name: 'run_speed_test',
  kind: 'read',
  description: 'Measures how fast your mobile data are right now and tells what that is good for.',
  parameters: {},
  run(view) {
    const { megabits, word } = measureSpeed(view);
    return megabits === null
      ? `Speed test failed: ${word}.`
      : `Speed Test Result: ${megabits.toFixed(2)} Mbps (${word}). ${advice[word] ?? ''}`;
  },
});

/** What the user sees and sets of the cellular network. */
export const networkTools: readonly Tool[] = [
  checkStatusBar,
  checkNetworkStatus,
  checkNetworkModePreference,
  setNetworkModePreference,
  runSpeedTest,
];
