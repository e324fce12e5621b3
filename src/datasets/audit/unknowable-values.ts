import type { Database, Row } from '../../domains/engine/database.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import { toolSchemas } from '../../domains/engine/tool-schemas.ts';
import type { AuditedDataset, AuditedTask } from './audit-task.ts';

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
  if (task.user_id === null || instruction.trim() === '') return [];
  const shared = sharedTexts(domain, database);
  const own = new Map<string, ReadonlySet<string>>();
  return groundTruth.calls.flatMap(({ index, name, arguments: given, changes }) => {
    if (changes.length === 0) return [];
    const owners = [task.user_id ?? '', ...ownersIn(given, domain, database)];
    const isKnown = (value: string) =>
      isSaid(value, instruction) ||
      isSaid(value, policy) ||
      shared.has(value) ||
      owners.some((owner) => ownTexts({ owner, domain, database, cache: own }).has(value)) ||
      groundTruth.calls.some((call) => call.index < index && call.observation.includes(value));
    const values = [...new Set(textsOf(given))].filter((value) => isTold(value, domain) && !isKnown(value));
    return values.length === 0 ? [] : [{ index, name, values }];
  });
}

/** Whether a value can only be known by being told: a word, an id or a date that is no appointment to come. */
function isTold(value: string, { now }: Pick<Domain, 'now'>): boolean {
  if (!/^\S{4,}$/.test(value) || /^-?[\d.]+$/.test(value) || /^\d\d:\d\d/.test(value)) return false;
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

const sharedByDatabase = new WeakMap<Database, ReadonlySet<string>>();

/** Every text and key of the tables whose records name no customer, and of the choices that tools offer. */
function sharedTexts(domain: Domain, database: Database): ReadonlySet<string> {
  const known = sharedByDatabase.get(database);
  if (known) return known;
  const customers = database.tables.get(domain.userTable);
  const texts = new Set<string>();
  for (const [table, rows] of database.tables) {
    const first = [...rows.values()].slice(0, 5);
    const personal =
      table === domain.userTable ||
      first.some((row) => Object.values(row).some((value) => typeof value === 'string' && customers?.has(value)));
    if (personal) continue;
    for (const [key, row] of rows) gather(row, texts.add(key));
  }
  gather(toolSchemas({ domain }), texts);
  sharedByDatabase.set(database, texts);
  return texts;
}

/** Every text of a customer's record and of the records that name that customer. */
function ownTexts(options: {
  readonly owner: string;
  readonly domain: Domain;
  readonly database: Database;
  readonly cache: Map<string, ReadonlySet<string>>;
}): ReadonlySet<string> {
  const { owner, domain, database, cache } = options;
  const known = cache.get(owner);
  if (known) return known;
  const texts = new Set<string>([owner]);
  for (const [table, rows] of database.tables) {
    for (const [key, row] of rows) {
      if ((table === domain.userTable && key === owner) || namesCustomer(row, owner)) gather(row, texts.add(key));
    }
  }
  cache.set(owner, texts);
  return texts;
}

function namesCustomer(row: Row, owner: string): boolean {
  for (const field in row) if (row[field] === owner) return true;
  return false;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function gather(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    texts.add(key);
    gather(inner, texts);
  }
}
