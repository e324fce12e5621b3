import { boolean, decimal, enumeration, integer, optional, string, withDefault } from '../tau2/field.ts';
import { dictionary, type Model, model } from '../tau2/model.ts';

const off = withDefault(boolean, () => false);
const on = withDefault(boolean, () => true);
const strength = enumeration('none', 'poor', 'fair', 'good', 'excellent');

/** The ways of choosing a network that the phone knows. */
export const networkModes = ['4g_5g_preferred', '4g_only', '3g_only', '2g_only'] as const;

/** Settings of the access point by which the phone reaches mobile data and picture messages. */
export const apnModel = model(
  'APNSettings',
  {
    apn_name: withDefault(enumeration('internet', 'broken'), () => 'internet'),
    reset_at_reboot: off,
    mms_apn: withDefault(optional(string), () => 'mms'),
    mmsc_url: withDefault(optional(string), () => 'http://mms.carrier.com/mms/wapenc'),
    mms_proxy: optional(string),
    mms_port: optional(integer),
  },
  { extra: 'forbid' },
);

const vpn = model('VpnDetails', {
  server_address: optional(string),
  protocol: optional(string),
  server_performance: withDefault(enumeration('unknown', 'poor', 'fair', 'good', 'excellent'), () => 'unknown'),
});

const permissions = model('AppPermissions', { sms: off, storage: off, phone: off, network: off });
const app = model('AppStatus', {
  app_name: string,
  permissions: withDefault(permissions, () => permissions.create({})),
});

const paymentRequest = model('PaymentRequest', { bill_id: string, amount_due: decimal, paid: off });

/** The key of the one record that a table of the user's side has. */
export const ONLY = '';

/** What tau2 keeps of the user's side, by table (tau2/domains/telecom/user_data_model.py). */
export const userModels: Readonly<Record<'device' | 'surroundings', Model>> = {
  device: model('MockPhoneAttributes', {
    sim_card_status: withDefault(enumeration('active', 'missing', 'locked_pin', 'locked_puk'), () => 'active'),
    sim_card_missing: off,
    airplane_mode: off,
    network_signal_strength: withDefault(strength, () => 'good'),
    network_technology_connected: withDefault(enumeration('none', '2G', '3G', '4G', '5G'), () => '5G'),
    network_connection_status: withDefault(
      enumeration('connected', 'searching', 'no_service', 'emergency_only'),
      () => 'connected',
    ),
    battery_level: withDefault(integer, () => 80),
    data_enabled: on,
    roaming_enabled: off,
    network_mode_preference: withDefault(enumeration(...networkModes), () => '4g_5g_preferred'),
    active_apn_settings: withDefault(apnModel, () => apnModel.create({})),
    wifi_enabled: off,
    wifi_connected: off,
    wifi_ssid: optional(string),
    wifi_signal_strength: withDefault(strength, () => 'none'),
    wifi_calling_enabled: off,
    wifi_calling_mms_over_wifi: off,
    data_saver_mode: off,
    vpn_enabled_setting: off,
    vpn_connected: off,
    vpn_details: optional(vpn),
    app_statuses: withDefault(dictionary(app), () => ({
      messaging: { app_name: 'messaging', permissions: { sms: true, storage: true, phone: true, network: false } },
      browser: { app_name: 'browser', permissions: { sms: false, storage: true, phone: false, network: true } },
    })),
  }),
  surroundings: model('UserSurroundings', {
    name: optional(string),
    phone_number: optional(string),
    is_abroad: off,
    roaming_allowed: off,
    signal_strength: withDefault(dictionary(strength), () => ({
      '2G': 'poor',
      '3G': 'fair',
      '4G': 'good',
      '5G': 'excellent',
    })),
    mobile_data_usage_exceeded: off,
    line_active: on,
    payment_request: optional(paymentRequest),
  }),
};
