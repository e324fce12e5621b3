import { at } from '../../python/containers.ts';
import { copy } from '../../python/copy.ts';
import type { Dictionary } from '../../python/value.ts';
import type { SceneFunctions } from '../engine/domain.ts';
import type { Tool } from '../engine/tool.ts';
import type { View } from '../engine/view.ts';
import { agentTools } from './agent-tools.ts';
import { lineOfCustomer } from './find.ts';
import { isTrue } from './is-true.ts';
import { toggleAirplaneMode } from './phone/airplane-mode.ts';
import { setPermission } from './phone/apps.ts';
import { searchNetwork } from './phone/network-search.ts';
import { changePhone, changeSurroundings, phoneOf, setAttribute } from './phone/phone.ts';
import { toggleAndSearch, toggleSetting } from './phone/toggle-setting.ts';
import { breakVpn } from './phone/vpn.ts';
import { suspendForOverdueBill } from './suspend-for-overdue-bill.ts';
import { sync } from './sync.ts';
import { userTools } from './user-tools.ts';

type SceneFunction = (view: View, given: Dictionary) => void;

/** What sets the scene of a telecom task; tau2 brings phone and operator in step after each function. */
export const initialisers: SceneFunctions<void> = {
  assistant: inStep({
    ...runs(agentTools),
    set_data_usage(view, { customer_id = null, line_id = null, data_used_gb = null }) {
      view.change('lines', lineOfCustomer(view, customer_id, line_id))['data_used_gb'] = copy(data_used_gb);
    },
    suspend_line_for_overdue_bill: suspendForOverdueBill,
  }),
  user: inStep({
    ...runs(userTools),
    set_user_info(view, { name = null, phone_number = null }) {
      const surroundings = changeSurroundings(view);
      surroundings['name'] = copy(name);
      surroundings['phone_number'] = copy(phone_number);
    },
    set_user_location(view, { abroad = null }) {
      changeSurroundings(view)['is_abroad'] = copy(abroad);
    },
    turn_airplane_mode_on: (view) => until(true, () => toggleAirplaneMode(view)),
    turn_airplane_mode_off: (view) => until(false, () => toggleAirplaneMode(view)),
    turn_data_on(view) {
      changePhone(view)['data_enabled'] = true;
    },
    turn_data_off: (view) => until(false, () => toggleAndSearch(view, 'data_enabled')),
    turn_roaming_on: (view) => until(true, () => toggleAndSearch(view, 'roaming_enabled')),
    turn_roaming_off: (view) => until(false, () => toggleAndSearch(view, 'roaming_enabled')),
    turn_data_saver_mode_on: (view) => until(true, () => toggleSetting(view, 'data_saver_mode')),
    turn_data_saver_mode_off: (view) => until(false, () => toggleSetting(view, 'data_saver_mode')),
    unseat_sim_card(view) {
      changePhone(view)['sim_card_missing'] = true;
      searchNetwork(view);
    },
    lock_sim_card(view, { mode = null }) {
      if (mode === 'pin' || mode === 'puk') {
        changePhone(view)['sim_card_status'] = `locked_${mode}`;
      }
      searchNetwork(view);
    },
    break_apn_settings(view) {
      setAttribute(changePhone(view), 'active_apn_settings', { name: 'apn_name', value: 'broken' });
      searchNetwork(view);
    },
    break_apn_mms_setting(view) {
      setAttribute(changePhone(view), 'active_apn_settings', { name: 'mmsc_url', value: null });
    },
    set_wifi_calling: setWifiCalling,
    break_vpn: breakVpn,
    remove_app_permission(view, { app_name = null, permission = null }) {
      setPermission(view, { app: app_name, permission, allowed: false });
    },
    simulate_network_search: searchNetwork,
  }),
};

function setWifiCalling(view: View, { enabled = null, mms_over_wifi = null }: Dictionary): void {
  if (isTrue(at(phoneOf(view), 'wifi_calling_enabled')) !== isTrue(enabled)) {
    toggleSetting(view, 'wifi_calling_enabled');
  }
  if (mms_over_wifi !== null) {
    changePhone(view)['wifi_calling_mms_over_wifi'] = copy(mms_over_wifi);
  }
}

/** Toggles once, and once more where it went the wrong way: tau2 reaches a setting only like this. */
function until(wanted: boolean, toggle: () => boolean): void {
  if (toggle() !== wanted) {
    toggle();
  }
}

function runs(tools: readonly Tool[]): Readonly<Record<string, SceneFunction>> {
  return Object.fromEntries(
    tools.map((tool) => [tool.name, (view: View, given: Dictionary) => void tool.run(view, given)]),
  );
}

function inStep(functions: Readonly<Record<string, SceneFunction>>): Readonly<Record<string, SceneFunction>> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, run]) => [
      name,
      (view: View, given: Dictionary) => {
        run(view, given);
        sync(view);
      },
    ]),
  );
}
