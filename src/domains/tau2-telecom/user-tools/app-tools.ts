import { z } from 'zod';
import { at } from '../../../python/containers.ts';
import { keysOf } from '../../../python/keys.ts';
import { repr, text } from '../../../python/repr.ts';
import { isDictionary, type Value } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import { appName } from '../parameters.ts';
import { grantedIn, permissionsOf, setPermission } from '../phone/apps.ts';
import { canSendMms } from '../phone/can-send-mms.ts';
import { phoneOf } from '../phone/phone.ts';
import { withStatusBar } from '../phone/status-bar.ts';

const checkInstalledApps = defineTool({
  name: 'check_installed_apps',
  kind: 'read',
  description: 'Lists the apps on your phone.',
  parameters: {},
  run(view) {
    const apps = at(phoneOf(view), 'app_statuses');
    return `The following apps are installed on the phone: ${(isDictionary(apps) ? keysOf(apps) : []).join(', ')}`;
  },
});

const checkAppStatus = defineTool({
  name: 'check_app_status',
  kind: 'read',
  description: 'Shows how an app is set up: what it is allowed to do.',
  parameters: { app_name: appName },
  run: (view, { app_name }) =>
    tellGranted(view, app_name, (granted) => {
      const lines =
        granted.length === 0
          ? [' - Permissions: None granted.']
          : [' - Permissions Granted:', ...granted.map((name) => `   - ${name}`)];
      return [`Status for App: ${text(app_name)}`, ...lines].join('\n');
    }),
});

const checkAppPermissions = defineTool({
  name: 'check_app_permissions',
  kind: 'read',
  description: 'Shows which permissions an app has, such as storage or text messages.',
  parameters: { app_name: appName },
  run: (view, { app_name }) =>
    tellGranted(view, app_name, (granted) =>
      granted.length === 0
        ? `App '${text(app_name)}' currently has no permissions granted.`
        : `App '${text(app_name)}' has permission for: ${granted.join(', ')}.`,
    ),
});

const grantAppPermission = defineTool({
  name: 'grant_app_permission',
  kind: 'write',
  description: 'Allows an app something that it needs, such as storage or text messages.',
  parameters: {
    app_name: appName,
    permission: z.string().describe("The permission, in lower case, for example 'sms'."),
  },
  run(view, { app_name, permission }) {
    const result = setPermission(view, { app: app_name, permission, allowed: true });
    const app = `app '${text(app_name)}'`;
    if ('set' in result) {
      return withStatusBar(view, `Success. Permission '${result.set}' granted to ${app}.`);
    }
    return withStatusBar(
      view,
      result.why === 'no app'
        ? `Error. App '${text(app_name)}' not found. Cannot grant permission.`
        : `Error. Permission '${result.permission}' not tracked for ${app}, available permissions: ${repr(result.known)}`,
    );
  },
});

const canSend = defineTool({
  name: 'can_send_mms',
  kind: 'read',
  description: 'Tries out whether your messaging app can send picture messages.',
  parameters: {},
  run: (view) => `Your messaging app ${canSendMms(view) ? 'can' : 'cannot'} send MMS messages.`,
});

/** What is told of an app's granted permissions; of an app that is not there, that it is not. */
function tellGranted(view: View, app: Value, tell: (granted: readonly string[]) => string): string {
  const permissions = permissionsOf(view, app);
  return permissions === null ? `App '${text(app)}' not found on this phone.` : tell(grantedIn(permissions));
}

/** The apps of the phone and what they may do. */
export const appTools: readonly Tool[] = [
  checkInstalledApps,
  checkAppStatus,
  checkAppPermissions,
  grantAppPermission,
  canSend,
];
