import { at, contains, lower } from '../../../python/containers.ts';
import { keysOf } from '../../../python/keys.ts';
import { isDictionary, type MutableDictionary, type Value } from '../../../python/value.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { changePhone, phoneOf } from './phone.ts';

/** What an app is allowed, by permission; null for an app that is not on the phone. Raises for a name that cannot be looked up. */
export function permissionsOf(view: View, app: Value): Value | null {
  const apps = at(phoneOf(view), 'app_statuses');
  return contains(apps, app) ? at(at(apps, app), 'permissions') : null;
}

/** The permissions that are granted, as people read them. */
export function grantedIn(permissions: Value): string[] {
  const names = isDictionary(permissions) ? keysOf(permissions) : [];
  return names.filter((name) => isTrue(at(permissions, name))).map((name) => name.replaceAll('_', ' ').toLowerCase());
}

/** Why a permission could not be set. */
export type PermissionRefusal =
  | { readonly why: 'no app' }
  | { readonly why: 'no permission'; readonly permission: string; readonly known: readonly string[] };

/** Grants or takes away a permission, whose name is put into lower case; says why not where it cannot. */
export function setPermission(
  view: View,
  { app, permission, allowed }: { readonly app: Value; readonly permission: Value; readonly allowed: boolean },
): { readonly set: string } | PermissionRefusal {
  const permissions = permissionsOf(view, app);
  const name = lower(permission);
  if (permissions === null) {
    return { why: 'no app' };
  }
  const known = isDictionary(permissions) ? keysOf(permissions) : [];
  if (!known.includes(name)) {
    return { why: 'no permission', permission: name, known };
  }
  const apps = changePhone(view)['app_statuses'] as Readonly<Record<string, MutableDictionary>>;
  const changed = apps[String(app)]?.['permissions'] as MutableDictionary;
  changed[name] = allowed;
  return { set: name };
}
