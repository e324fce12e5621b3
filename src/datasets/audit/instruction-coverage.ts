import type { Database } from '../../domains/engine/database.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';

/** How far an instruction speaks of an expected write. */
export interface WriteCoverage {
  /** Index in the task's actions. */
  readonly index: number;
  readonly name: string;
  /** The id of what it changes; null where it has none but the user. */
  readonly object: string | null;
  /** Whether the instruction names that id; null where there is none. */
  readonly objectNamed: boolean | null;
  /** Values of its other arguments (texts and numbers of 3 characters and more) that the instruction has, by themselves or by the name of the thing. */
  readonly named: readonly string[];
  /** Those that it does not have: it may still describe them in other words. */
  readonly unnamed: readonly string[];
}

/** What an instruction names of what its ground truth does, and the other way round. */
export interface InstructionCoverage {
  readonly writes: readonly WriteCoverage[];
  /**
   * Ids of records that the instruction names and that no expected write has in its arguments: orders that the ground truth lacks, or
   * wishes that the policy rules out.
   */
  readonly unwritten: readonly string[];
  /** Those among them that no expected call has at all, not even a read. */
  readonly untouched: readonly string[];
}

/** Compares a task's instruction with its expected writes, by ids and names only: what it finds is there, what it misses may be said in other words. */
export function instructionCoverage(options: {
  readonly dataset: Pick<AuditedDataset, 'domain' | 'database'>;
  readonly task: Pick<AuditedTask, 'instruction' | 'actions'>;
}): InstructionCoverage {
  const { dataset, task } = options;
  const { domain, database } = dataset;
  const instruction = task.instruction ?? '';
  const isWrite = (name: string) => domain.tools.find((tool) => tool.name === name)?.kind === 'write';
  const writes = task.actions
    .map((action, index) => ({ ...action, index }))
    .filter(({ name }) => isWrite(name))
    .map((action) => coverageOf({ action, instruction, domain, database }));
  const ids = idsIn(instruction, domain, database);
  const lacking = (actions: AuditedTask['actions']) => {
    const texts = new Set(actions.flatMap(({ arguments: given }) => scalarsIn(given)));
    return ids.filter((id) => !texts.has(id));
  };
  const unwritten = lacking(task.actions.filter(({ name }) => isWrite(name)));
  return { writes, unwritten, untouched: lacking(task.actions) };
}

function coverageOf(options: {
  readonly action: AuditedTask['actions'][number] & { readonly index: number };
  readonly instruction: string;
  readonly domain: Domain;
  readonly database: Database;
}): WriteCoverage {
  const { action, instruction, domain, database } = options;
  const { index, name, arguments: given } = action;
  const users = database.tables.get(domain.userTable);
  const key = domain.objectKeys?.find((one) => Object.hasOwn(given, one));
  const id = key === undefined ? null : String(given[key]);
  const object = id === null || users?.has(id) === true ? null : id;
  const values = [...new Set(scalarsIn(given))].filter(
    (value) => value.length >= 3 && value !== id && users?.has(value) !== true && !/^(yes|no|true|false)$/.test(value),
  );
  const isNamed = (value: string) =>
    holds(instruction, value) || namesOf(value, database).some((one) => holds(instruction, one));
  return {
    index,
    name,
    object,
    objectNamed: object === null ? null : holds(instruction, object),
    named: values.filter(isNamed),
    unnamed: values.filter((value) => !isNamed(value)),
  };
}

/** Keys of records, the users' own aside, that a text has as words. */
function idsIn(text: string, domain: Domain, database: Database): string[] {
  const words = new Set(text.match(/#?[\w-]+/g) ?? []);
  const tables = domain.tables.filter((table) => table !== domain.userTable);
  return [...words].filter((word) => tables.some((table) => database.tables.get(table)?.has(word) === true));
}

function holds(text: string, value: string): boolean {
  const escaped = value.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?![\\w]|\\.\\d)`).test(text.toLowerCase().replaceAll(',', ''));
}

const namesByDatabase = new WeakMap<Database, ReadonlyMap<string, ReadonlySet<string>>>();

/** What the records call the thing of that id: the `name` beside it, or of the record that holds it. */
function namesOf(id: string, database: Database): string[] {
  const known = namesByDatabase.get(database) ?? indexNames(database);
  namesByDatabase.set(database, known);
  return [...(known.get(id) ?? [])];
}

function indexNames(database: Database): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const rows of database.tables.values()) {
    for (const row of rows.values()) {
      note(row, null, names);
    }
  }
  return names;
}

function note(value: unknown, inherited: string | null, names: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  const own = Array.isArray(value) ? undefined : (value as { readonly name?: unknown }).name;
  const name = typeof own === 'string' ? own : inherited;
  for (const [key, inner] of Object.entries(value)) {
    if (name !== null && typeof inner === 'string' && /_id$/.test(key)) {
      names.set(inner, (names.get(inner) ?? new Set()).add(name));
    }
    note(inner, name, names);
  }
}

function scalarsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return [String(value)];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsIn) : [];
}
