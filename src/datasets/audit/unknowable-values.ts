import type { Database, Row } from '../../domains/engine/database.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import { toolSchemas } from '../../domains/engine/tool-schemas.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';

/** Values of an expected write that nobody could know. */
export interface UnknowableValues {
  readonly index: number;
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Values of expected writes that stand in no instruction, no policy, no choice that the tool offers, and no record within reach: the
 * user's own, those that name the user, and tables that belong to nobody. Only texts without spaces are looked at (names, dates, ids):
 * numbers may be worked out, and longer texts put in other words.
 */
export function unknowableValues(options: {
  readonly dataset: AuditedDataset;
  readonly task: Pick<AuditedTask, 'user_id' | 'instruction'>;
  readonly groundTruth: GroundTruthReplay;
}): UnknowableValues[] {
  const { dataset, task, groundTruth } = options;
  const { domain, database, policy } = dataset;
  const instruction = task.instruction ?? '';
  if (task.user_id === null || instruction.trim() === '') {
    return [];
  }
  return groundTruth.calls.flatMap(({ index, name, arguments: given, changes }) => {
    if (changes.length === 0) {
      return [];
    }
    const isKnown = (value: string) =>
      isSaid(value, instruction) ||
      isSaid(value, policy) ||
      [task.user_id ?? '', ...ownersIn(given, domain, database)].some((owner) =>
        recordsOf(owner, domain, database).some((record) => holds(record, value)),
      ) ||
      groundTruth.calls.some((call) => call.index < index && call.observation.includes(value)) ||
      isShown(value, domain, database);
    const values = [...new Set(textsOf(given))].filter((value) => isTold(value, domain) && !isKnown(value));
    return values.length === 0 ? [] : [{ index, name, values }];
  });
}

/** Whether a value can only be known by being told: a word, an id or a date that lies behind. */
function isTold(value: string, { now }: Pick<Domain, 'now'>): boolean {
  if (!/^\S{4,}$/.test(value) || /^-?[\d.]+$/.test(value) || /^\d\d:\d\d/.test(value)) {
    return false;
  }
  const year = /^(\d{4})-\d\d-\d\d$/.exec(value)?.[1];
  return year === undefined || (now !== undefined && Math.abs(Number(year) - Number(now.date.slice(0, 4))) > 1);
}

/** Whether a text says a value, in any case; of a date its year is enough, for the rest may be written in words. */
function isSaid(value: string, text: string): boolean {
  const wanted = (/^(\d{4})-\d\d-\d\d$/.exec(value)?.[1] ?? value).toLowerCase();
  return text.toLowerCase().includes(wanted);
}

/** Customers whom a call names by an id of a record of theirs. */
function ownersIn(
  given: GroundTruthReplay['calls'][number]['arguments'],
  domain: Domain,
  database: Database,
): string[] {
  const customers = database.tables.get(domain.userTable);
  const named = Object.values(given).filter((value): value is string => typeof value === 'string');
  return named.flatMap((id) =>
    customers?.has(id) === true
      ? [id]
      : domain.tables
          .flatMap((table) => Object.values(database.tables.get(table)?.get(id) ?? {}))
          .filter((value): value is string => typeof value === 'string' && customers?.has(value) === true),
  );
}

/** Whether tools offer a value as a choice, or the records that belong to nobody hold it. */
function isShown(value: string, domain: Domain, database: Database): boolean {
  const { choices, shared } = indexOf(domain, database);
  return (
    choices.has(value) ||
    shared.some((rows) => rows.has(value)) ||
    shared.some((rows) => [...rows.values()].some((row) => holds(row, value)))
  );
}

/** A customer's own record, and those that name the customer. */
function recordsOf(owner: string, domain: Domain, database: Database): readonly unknown[] {
  return indexOf(domain, database).owned.get(owner) ?? [];
}

interface Index {
  /** Texts in what models are told of the tools. */
  readonly choices: ReadonlySet<string>;
  /** Tables whose records name no customer. */
  readonly shared: readonly ReadonlyMap<string, Row>[];
  /** Keys and records by the customer whom they name. */
  readonly owned: ReadonlyMap<string, readonly unknown[]>;
}

const indexes = new WeakMap<Database, Index>();

function indexOf(domain: Domain, database: Database): Index {
  const known = indexes.get(database);
  if (known) {
    return known;
  }
  const customers = database.tables.get(domain.userTable);
  const namedIn = (row: Row) =>
    Object.values(row).filter((value): value is string => typeof value === 'string' && customers?.has(value) === true);
  const owned = new Map<string, unknown[]>();
  const shared: ReadonlyMap<string, Row>[] = [];
  for (const [table, rows] of database.tables) {
    const isPersonal =
      table === domain.userTable || [...rows.values()].slice(0, 5).some((row) => namedIn(row).length > 0);
    if (!isPersonal) {
      shared.push(rows);
      continue;
    }
    for (const [key, row] of rows) {
      const owners = table === domain.userTable ? [key] : namedIn(row);
      for (const owner of owners) {
        owned.set(owner, [...(owned.get(owner) ?? []), key, row]);
      }
    }
  }
  const choices = new Set(toolSchemas({ domain }).flatMap(textsOf));
  const index = { choices, shared, owned };
  indexes.set(database, index);
  return index;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Whether a value is a text or a key anywhere in a record. */
function holds(record: unknown, value: string): boolean {
  if (record === value) {
    return true;
  }
  if (typeof record !== 'object' || record === null) {
    return false;
  }
  for (const [key, inner] of Object.entries(record)) {
    if (key === value || holds(inner, value)) {
      return true;
    }
  }
  return false;
}
