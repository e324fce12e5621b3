import { at } from '../../../python/containers.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { toggleAirplaneMode } from '../phone/airplane-mode.ts';
import { phoneOf } from '../phone/phone.ts';
import { withStatusBar } from '../phone/status-bar.ts';
import { toggleAndSearch, toggleSetting } from '../phone/toggle-setting.ts';
import { toggleWifi } from '../phone/wifi.ts';

interface Switch {
  readonly name: string;
  /** What tau2 calls the setting in its answers. */
  readonly title: string;
  readonly description: string;
  /** Null where it cannot be switched. */
  readonly toggle: (view: View) => boolean | null;
}

const switches: readonly Switch[] = [
  {
    name: 'toggle_airplane_mode',
    title: 'Airplane Mode',
    description:
      'Switches airplane mode on or off. While it is on, your phone has no cellular network, Wi-Fi or Bluetooth.',
    toggle: toggleAirplaneMode,
  },
  {
    name: 'toggle_data',
    title: 'Mobile Data',
    description: 'Switches mobile data on or off, which your phone needs for the internet where there is no Wi-Fi.',
    toggle: (view) => toggleAndSearch(view, 'data_enabled'),
  },
  {
    name: 'toggle_roaming',
    title: 'Data Roaming',
    description:
      "Switches data roaming on or off, with which your phone uses data outside your operator's own network.",
    toggle: (view) => toggleAndSearch(view, 'roaming_enabled'),
  },
  {
    name: 'toggle_data_saver_mode',
    title: 'Data Saver Mode',
    description: 'Switches the data saver on or off. It uses less data and can make them slower.',
    toggle: (view) => toggleSetting(view, 'data_saver_mode'),
  },
  {
    name: 'toggle_wifi',
    title: 'Wi-Fi',
    description: 'Switches Wi-Fi on or off; not possible in airplane mode.',
    toggle: toggleWifi,
  },
  {
    name: 'toggle_wifi_calling',
    title: 'Wi-Fi Calling',
    description: 'Switches Wi-Fi calling on or off, with which calls go over Wi-Fi instead of the cellular network.',
    toggle: (view) => toggleSetting(view, 'wifi_calling_enabled'),
  },
];

const toggles = switches.map(({ name, title, description, toggle }) =>
  defineTool({
    name,
    kind: 'write',
    description,
    parameters: {},
    run(view) {
      const on = toggle(view);
      return withStatusBar(
        view,
        on === null
          ? `Cannot change ${title} settings while Airplane Mode is ON.`
          : `${title} is now ${on ? 'ON' : 'OFF'}.`,
      );
    },
  }),
);

const checkDataRestrictionStatus = defineTool({
  name: 'check_data_restriction_status',
  kind: 'read',
  description: 'Shows whether the data saver holds your data back.',
  parameters: {},
  run: (view) =>
    isTrue(at(phoneOf(view), 'data_saver_mode'))
      ? 'Data Saver mode is ON (limits data usage).'
      : 'Data Saver mode is OFF.',
});

const checkWifiStatus = defineTool({
  name: 'check_wifi_status',
  kind: 'read',
  description: 'Shows whether Wi-Fi is on, which network you are in, and how strong it is.',
  parameters: {},
  run(view) {
    const phone = phoneOf(view);
    if (!isTrue(at(phone, 'wifi_enabled'))) {
      return 'Wi-Fi is turned OFF.';
    }
    return isTrue(at(phone, 'wifi_connected'))
      ? `Wi-Fi is ON and connected to '${at(phone, 'wifi_ssid') ?? 'None'}'. Signal strength: ${at(phone, 'wifi_signal_strength')}.`
      : 'Wi-Fi is ON but not connected to any network.';
  },
});

const checkWifiCallingStatus = defineTool({
  name: 'check_wifi_calling_status',
  kind: 'read',
  description: 'Shows whether your calls may go over Wi-Fi.',
  parameters: {},
  run: (view) =>
    `Wi-Fi Calling is currently turned ${isTrue(at(phoneOf(view), 'wifi_calling_enabled')) ? 'ON' : 'OFF'}.`,
});

/** The switches of the phone, and how they stand. */
export const switchTools: readonly Tool[] = [
  ...toggles,
  checkDataRestrictionStatus,
  checkWifiStatus,
  checkWifiCallingStatus,
];
