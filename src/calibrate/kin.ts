import type { Database } from '../domains/engine/database.ts';
import { jsonText } from '../python/json-text.ts';
import { isDictionary, isList, type Value } from '../python/value.ts';

/** How the values of a database belong together. */
export interface Kin {
  /** Names that stand in one list or one set of names with this one: the other variants of a product, the other cards of a wallet. */
  readonly beside: (name: string) => string[];
  /** The table that has a record of this name. */
  readonly tableOf: (name: unknown) => string | null;
  /** Records of a table that name this user. */
  readonly owned: (table: string, userId: string) => string[];
  /** The value as it is, or where it names something of one user's own, the first such thing of another user. */
  readonly ofOwner: (value: unknown, from: string | null, to: string | null) => unknown;
}

/** Reads once through a database. */
export function kinOf({ tables }: Database): Kin {
  const sets = new Map<string, string[][]>();
  const owners = new Map<string, Map<string, string[]>>();
  const note = (names: string[]) => {
    for (const name of names) {
      const known = sets.get(name) ?? [];
      if (known.length < mostSets) {
        sets.set(name, [...known, names]);
      }
    }
  };
  const walk = (value: Value): void => {
    if (isList(value)) {
      const names = value.filter((one): one is string => typeof one === 'string' && isName(one));
      if (names.length > 1) {
        note(names);
      }
      value.forEach(walk);
    } else if (isDictionary(value)) {
      const names = Object.keys(value).filter(isName);
      if (names.length > 1) {
        note(names);
      }
      Object.values(value).forEach(walk);
    }
  };
  for (const [table, rows] of tables) {
    for (const [key, row] of rows) {
      walk(row);
      for (const value of Object.values(row)) {
        if (typeof value === 'string' && isName(value) && value !== key) {
          const byTable = owners.get(value) ?? new Map<string, string[]>();
          owners.set(value, byTable.set(table, [...(byTable.get(table) ?? []), key]));
        }
      }
    }
  }
  const tableOf = (name: unknown) => [...tables].find(([, rows]) => rows.has(String(name)))?.[0] ?? null;
  const rowOf = (id: string | null) => {
    const table = id === null ? null : tableOf(id);
    return table === null || id === null ? undefined : tables.get(table)?.get(id);
  };
  const ofOwner = (value: unknown, from: string | null, to: string | null) => {
    if (value === from && to !== null) {
      return to;
    }
    const [theirs, ours] = [rowOf(from), rowOf(to)];
    if (typeof value !== 'string' || theirs === undefined || ours === undefined) {
      return value;
    }
    const field = Object.keys(theirs).find((key) => namesIn(theirs[key]).includes(value));
    return field === undefined ? value : (namesIn(ours[field])[0] ?? value);
  };
  return {
    beside: (name) => [...new Set((sets.get(name) ?? []).flat())].filter((one) => one !== name),
    tableOf,
    owned: (table, userId) => owners.get(userId)?.get(table) ?? [],
    ofOwner,
  };
}

/** A name is found in a few sets at most, or it is none: hours of the day stand in hundreds. */
const mostSets = 6;

function isName(text: string): boolean {
  return text.length < 60 && (/\d/.test(text) || /^[A-Z0-9]{6}$/.test(text));
}

function namesIn(value: Value | undefined): string[] {
  if (value === undefined || value === null || typeof value !== 'object') {
    return [];
  }
  return isList(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : isDictionary(value)
      ? Object.keys(value)
      : [jsonText(value)];
}
