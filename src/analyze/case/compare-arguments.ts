import type { Domain } from '../../domains/engine/domain.ts';
import { sameValue } from './same-value.ts';

interface Call {
  readonly arguments: Readonly<Record<string, unknown>>;
}

/**
 * Names of the arguments in which two calls differ, sorted. Lists that run in parallel (`item_ids` and `new_item_ids`) are
 * compared as sets of pairs, so naming the same items in another order is no difference.
 */
export function differingArguments(
  want: Call & { readonly compared?: readonly string[] | null },
  call: Call,
): string[] {
  const names = want.compared ?? [...new Set([...Object.keys(want.arguments), ...Object.keys(call.arguments)])];
  const differing = names.filter((name) => !sameValue(want.arguments[name], call.arguments[name]));
  const lists = differing.filter((name) => isScalarList(want.arguments[name]) && isScalarList(call.arguments[name]));
  if (lists.length > 0 && sameTuples(lists, names, want, call)) {
    return differing.filter((name) => !lists.includes(name)).sort();
  }
  return differing.sort();
}

/**
 * The object that a call is about: the argument that the domain says names it; where nothing is known of the domain, the first
 * `..._id`, the customer's own id last.
 */
export function objectOf(given: Call['arguments'], domain: Pick<Domain, 'objectKeys'> | null): string | null {
  const name = domain?.objectKeys ? domain.objectKeys.find((key) => Object.hasOwn(given, key)) : firstId(given);
  return name === undefined ? null : String(given[name]);
}

function firstId(given: Call['arguments']): string | undefined {
  const names = Object.keys(given).filter((name) => name.endsWith('_id'));
  return names.find((name) => !/^(user|customer)_id$/.test(name)) ?? names[0];
}

function isScalarList(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object');
}

/** Whether the lists hold the same rows when read side by side, in whatever order. */
function sameTuples(lists: readonly string[], names: readonly string[], want: Call, call: Call): boolean {
  const parallel = names.filter((name) => isScalarList(want.arguments[name]) && isScalarList(call.arguments[name]));
  return rows(parallel, want) === rows(parallel, call) && lists.length > 0;
}

function rows(names: readonly string[], { arguments: values }: Call): string {
  const columns = names.map((name) => values[name] as readonly unknown[]);
  const length = Math.max(...columns.map((column) => column.length));
  return Array.from({ length }, (_, index) => JSON.stringify(columns.map((column) => column[index] ?? null)))
    .sort()
    .join('\n');
}
