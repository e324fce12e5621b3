import type { CaseFile } from '../../case/case-file.ts';

/** What a call is about, as people would call it. */
export interface Thing {
  /** As the record has it: "Desk Lamp". */
  readonly name: string;
  /** Its last word, by which alone people may speak of it: "Lamp". */
  readonly noun: string;
}

/**
 * The things that a call's arguments name by id, found in the data set of the replay: a record of that id, or a part with that id of a
 * record that the call names (an item of an order). Empty where the run was not replayed or nothing there has a name.
 */
export function thingsOf(
  file: CaseFile,
  { arguments: given }: { readonly arguments: Readonly<Record<string, unknown>> },
): Thing[] {
  const database = file.replayed?.target.dataset?.database;
  if (!database) {
    return [];
  }
  const ids = new Set(
    Object.values(given)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .filter((value) => typeof value === 'string'),
  );
  const records = [...ids].flatMap((id) => [...database.tables.values()].flatMap((table) => table.get(id) ?? []));
  const names = new Set<string>();
  const nameFields = ['name', ...(file.knownDomain?.words?.nameFields ?? [])];
  for (const record of records) {
    collect({ value: record, ids, nameFields, names, depth: 0 });
  }
  return [...names].map((name) => ({ name, noun: name.split(/\s+/).at(-1) ?? name }));
}

interface Search {
  readonly value: unknown;
  readonly ids: ReadonlySet<string>;
  readonly nameFields: readonly string[];
  readonly names: Set<string>;
  readonly depth: number;
}

/** Names of whatever carries one of the ids, the record itself included. A person is not what a call is about. */
function collect({ value, ids, nameFields, names, depth }: Search): void {
  if (typeof value !== 'object' || value === null || depth > 6) {
    return;
  }
  if (!Array.isArray(value)) {
    const fields = value as Readonly<Record<string, unknown>>;
    const carries = Object.entries(fields).some(
      ([key, id]) => key.endsWith('_id') && typeof id === 'string' && ids.has(id),
    );
    const name = nameFields.map((field) => fields[field]).find((one) => one !== undefined && one !== null);
    if (carries && typeof name === 'string') {
      names.add(name);
    }
  }
  for (const inner of Object.values(value)) {
    collect({ value: inner, ids, nameFields, names, depth: depth + 1 });
  }
}
