import type { Value } from '../../python/value.ts';
import { decimal, needed, nested, type RecordModel, recordsOf, withDefault } from './record-model.ts';

const nothing = withDefault(null);
const off = withDefault(false);
const on = withDefault(true);

/** Settings of the access point by which the phone reaches mobile data and picture messages. */
export const apnModel: RecordModel = {
  apn_name: withDefault('internet'),
  reset_at_reboot: off,
  mms_apn: withDefault('mms'),
  mmsc_url: withDefault('http://mms.carrier.com/mms/wapenc'),
  mms_proxy: nothing,
  mms_port: nothing,
};

const vpnModel: RecordModel = {
  server_address: nothing,
  protocol: nothing,
  server_performance: withDefault('unknown'),
};

const permissions: RecordModel = { sms: off, storage: off, phone: off, network: off };
const app: RecordModel = { app_name: needed, permissions: nested(permissions, {}) };

const paymentRequest: RecordModel = { bill_id: needed, amount_due: decimal(), paid: off };

const apps: Value = {
  messaging: { app_name: 'messaging', permissions: { sms: true, storage: true, phone: true, network: false } },
  browser: { app_name: 'browser', permissions: { sms: false, storage: true, phone: false, network: true } },
};

const signals: Value = { '2G': 'poor', '3G': 'fair', '4G': 'good', '5G': 'excellent' };

/** Kinds of records on the user's side by table, with tau2's defaults (tau2/domains/telecom/user_data_model.py). */
export const userModels = {
  device: {
    sim_card_status: withDefault('active'),
    sim_card_missing: off,
    airplane_mode: off,
    network_signal_strength: withDefault('good'),
    network_technology_connected: withDefault('5G'),
    network_connection_status: withDefault('connected'),
    battery_level: withDefault(80),
    data_enabled: on,
    roaming_enabled: off,
    network_mode_preference: withDefault('4g_5g_preferred'),
    active_apn_settings: nested(apnModel, {}),
    wifi_enabled: off,
    wifi_connected: off,
    wifi_ssid: nothing,
    wifi_signal_strength: withDefault('none'),
    wifi_calling_enabled: off,
    wifi_calling_mms_over_wifi: off,
    data_saver_mode: off,
    vpn_enabled_setting: off,
    vpn_connected: off,
    vpn_details: nested(vpnModel, null),
    app_statuses: recordsOf(app, apps),
  },
  surroundings: {
    name: nothing,
    phone_number: nothing,
    is_abroad: off,
    roaming_allowed: off,
    signal_strength: withDefault(signals),
    mobile_data_usage_exceeded: off,
    line_active: on,
    payment_request: nested(paymentRequest, null),
  },
} as const satisfies Readonly<Record<string, RecordModel>>;
