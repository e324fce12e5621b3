import { z } from 'zod';
import { at } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { text } from '../../../python/repr.ts';
import { isDictionary } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { isTrue } from '../is-true.ts';
import { searchNetwork } from '../phone/network-search.ts';
import { attribute, changePhone, noAttribute, phoneOf, setAttribute } from '../phone/phone.ts';
import { withStatusBar } from '../phone/status-bar.ts';
import { apnModel } from '../user-models.ts';

const SETTINGS = 'active_apn_settings';

const checkApnSettings = defineTool({
  name: 'check_apn_settings',
  kind: 'read',
  description:
    'Shows the settings by which your phone reaches mobile data: name of the access point, address for picture messages.',
  parameters: {},
  run(view) {
    const settings = at(phoneOf(view), SETTINGS);
    if (!isDictionary(settings)) {
      noAttribute(settings, 'model_copy');
    }
    const url = at(settings, 'mmsc_url');
    return [
      `Current APN Name: ${text(at(settings, 'apn_name'))}`,
      `MMSC URL (for picture messages): ${isTrue(url) ? text(url) : 'Not Set'}`,
      '(These are technical settings, usually best left unchanged.)',
    ].join('\n');
  },
});

const setApnSettings = defineTool({
  name: 'set_apn_settings',
  kind: 'write',
  description: 'Replaces the settings by which your phone reaches mobile data; what is left out gets its usual value.',
  parameters: {
    apn_settings: z
      .object({
        apn_name: z.enum(['internet', 'broken']).optional().describe('Name of the access point.'),
        reset_at_reboot: z.boolean().optional().describe('Whether the next restart brings the usual settings back.'),
        mms_apn: z.string().nullable().optional().describe('Access point for picture messages.'),
        mmsc_url: z.string().nullable().optional().describe('Address that picture messages go by.'),
        mms_proxy: z.string().nullable().optional().describe('Proxy for picture messages.'),
        mms_port: z.number().int().nullable().optional().describe('Port of that proxy.'),
      })
      .describe('The new settings.'),
  },
  run(view, { apn_settings }) {
    const settings = isDictionary(apn_settings) ? apnModel.create(apn_settings) : copy(apn_settings);
    changePhone(view)[SETTINGS] = settings;
    // Raises for a value that is no record, which is stored by now.
    const name = text(attribute(settings, 'apn_name'));
    searchNetwork(view);
    return withStatusBar(view, `APN settings set to: ${name}`);
  },
});

const resetApnSettings = defineTool({
  name: 'reset_apn_settings',
  kind: 'write',
  description: 'Brings the usual settings for mobile data back with the next restart.',
  parameters: {},
  run(view) {
    setAttribute(changePhone(view), SETTINGS, { name: 'reset_at_reboot', value: true });
    searchNetwork(view);
    return withStatusBar(view, 'APN settings will reset at reboot.');
  },
});

const rebootDevice = defineTool({
  name: 'reboot_device',
  kind: 'write',
  description: 'Restarts your phone, which clears passing faults and looks for a network anew.',
  parameters: {},
  run(view) {
    const phone = changePhone(view);
    const lines = ['Restarting network services...'];
    if (isTrue(attribute(at(phone, SETTINGS), 'reset_at_reboot'))) {
      lines.unshift('Resetting APN settings...');
      phone[SETTINGS] = apnModel.create({});
    }
    phone['network_connection_status'] = 'searching';
    searchNetwork(view);
    return withStatusBar(view, lines.join('\n'));
  },
});

/** The access point of the phone, and the restart that resets it. */
export const apnTools: readonly Tool[] = [checkApnSettings, setApnSettings, resetApnSettings, rebootDevice];
