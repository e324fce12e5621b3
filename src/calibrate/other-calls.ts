import type { Dataset, DatasetTask } from '../datasets/dataset.ts';
import type { CallShape } from '../domains/engine/call-shape.ts';
import type { Tool } from '../domains/engine/tool.ts';
import { jsonText } from '../python/json-text.ts';
import { isDictionary, isList, type Value } from '../python/value.ts';
import { type Kin, kinOf } from './kin.ts';

/** Calls that might have been made in place of others, made from the records and from what other tasks call. Not all of them are accepted. */
export interface OtherCalls {
  /** The same call with one other value. */
  readonly formsOf: (call: CallShape, userId: string | null) => CallShape[];
  /** Calls of other writing tools on the same object. */
  readonly toolsInsteadOf: (call: CallShape, userId: string | null) => CallShape[];
  /** Changes to objects that belong to a user. */
  readonly changesOf: (userId: string | null) => CallShape[];
  /** What a call is about; null where no argument names it. */
  readonly objectOf: (call: CallShape) => string | null;
}

type Arguments = CallShape['arguments'];

/** The calls of a data set that are not the right ones. */
export function otherCallsOf(dataset: Dataset): OtherCalls {
  const { domain } = dataset;
  const kin = kinOf(dataset.database);
  const writes = domain.tools.filter(({ kind }) => kind === 'write');
  const tasks = dataset.splits.flatMap((split) => dataset.tasks(split));
  const made = tasks.flatMap((task) =>
    task.actions.flatMap(({ name, arguments: given }) =>
      writes.some((tool) => tool.name === name) ? [{ name, arguments: given, userId: task.user_id }] : [],
    ),
  );
  const valuesOf = (tool: string, key: string) =>
    distinct(
      made.flatMap(({ name, arguments: given }) => (name === tool && given[key] !== undefined ? [given[key]] : [])),
    );
  const objectKeyOf = (given: Arguments) => domain.objectKeys?.find((key) => given[key] !== undefined) ?? null;
  const objectOf = ({ arguments: given }: CallShape) => {
    const key = objectKeyOf(given);
    return key === null ? null : String(given[key]);
  };

  const formsOf = (call: CallShape, userId: string | null) =>
    Object.entries(call.arguments)
      .filter(([key, value]) => key !== objectKeyOf(call.arguments) && value !== userId)
      .flatMap(([key, value]) => {
        const swapped = domain.swap?.fresh === key ? domain.swap.back : null;
        const held = swapped === null ? [] : textsOf(call.arguments[swapped]);
        const fixed = domain.swap?.back === key;
        // What is given back decides what may come in its place, so it stays.
        const values = fixed ? [] : otherValues(value, { kin, known: valuesOf(call.name, key), held });
        return values.map((other) => ({ name: call.name, arguments: { ...call.arguments, [key]: other } }));
      });

  const fill = (tool: Tool, known: Arguments, userId: string | null): CallShape[] => {
    const names = Object.entries(tool.parameters.shape);
    const templates = made.filter(({ name }) => name === tool.name).slice(0, mostTemplates);
    return templates.flatMap((template) => {
      const entries = names.flatMap(([key]): [string, unknown][] => {
        if (known[key] !== undefined) {
          return [[key, known[key]]];
        }
        const value = template.arguments[key];
        return value === undefined ? [] : [[key, kin.ofOwner(value, template.userId, userId)]];
      });
      return [{ name: tool.name, arguments: Object.fromEntries(entries) }];
    });
  };

  return {
    formsOf,
    objectOf,
    toolsInsteadOf: (call, userId) => {
      const key = objectKeyOf(call.arguments);
      return writes
        .filter(({ name, parameters }) => name !== call.name && key !== null && key in parameters.shape)
        .flatMap((tool) => fill(tool, call.arguments, userId));
    },
    changesOf: (userId) =>
      writes.flatMap((tool) => {
        const key = domain.objectKeys?.find((one) => one in tool.parameters.shape) ?? null;
        const table = key === null ? null : kin.tableOf(valuesOf(tool.name, key)[0]);
        if (key === null || table === null || table === domain.userTable || userId === null) {
          return [];
        }
        return kin.owned(table, userId).flatMap((object) => fill(tool, { [key]: object }, userId));
      }),
  };
}

const mostTemplates = 12;

/** Other values of the same kind: what stands beside it in the records, what other tasks have, and slips of the pen. */
function otherValues(
  value: unknown,
  around: { readonly kin: Kin; readonly known: readonly unknown[]; readonly held: readonly string[] },
): unknown[] {
  const { kin, known, held } = around;
  if (typeof value === 'number') {
    return [value + 1, value + 2];
  }
  if (typeof value === 'string') {
    const beside = kin.beside(value).filter((one) => !held.includes(one));
    const others = isName(value) ? [] : known.filter((one) => typeof one === 'string');
    return distinct([...beside, ...others, ...slipsOf(value)]).filter((one) => one !== value);
  }
  if (Array.isArray(value) && value.length > 0) {
    const last: unknown = value.at(-1);
    return otherValues(last, { ...around, known: [] })
      .filter((one) => !value.includes(one))
      .map((one) => value.with(-1, one));
  }
  if (typeof value === 'object' && value !== null && isDictionary(value as Value)) {
    return Object.entries(value).flatMap(([key, part]) =>
      typeof part === 'string' || typeof part === 'object'
        ? otherValues(part, { ...around, known: [] }).map((one) => ({ ...value, [key]: one }))
        : [],
    );
  }
  return [];
}

/** Whether a value names one thing, so that another task's value is no other form of it but another thing. */
function isName(value: string): boolean {
  return /\d/.test(value) && /^[\w#-]+$/.test(value) && !/^\d{4}-\d\d-\d\d$/.test(value);
}

/** A number of several digits or a day with two digits in the wrong order. */
function slipsOf(value: string): string[] {
  const day = /^(\d{4}-\d\d-)(\d)(\d)$/.exec(value);
  if (day !== null) {
    const [, start = '', tens = '', ones = ''] = day;
    return tens !== ones && Number(`${ones}${tens}`) >= 1 && Number(`${ones}${tens}`) <= 28
      ? [`${start}${ones}${tens}`]
      : [`${start}${tens}${(Number(ones) + 1) % 9}`];
  }
  if (!/^\d{4,}$/.test(value)) {
    return [];
  }
  const [last = '', before = ''] = [value.at(-1), value.at(-2)];
  return [
    last === before ? `${value.slice(0, -1)}${(Number(last) + 3) % 10}` : `${value.slice(0, -2)}${last}${before}`,
  ];
}

function textsOf(value: unknown): string[] {
  return isList(value as Value) ? (value as readonly unknown[]).map(String) : [];
}

function distinct<Item>(values: readonly Item[]): Item[] {
  return [...new Map(values.map((value) => [jsonText(value as Value), value])).values()];
}

/** The call with which a task hands its user over, as the data set's tasks make it. */
export function handOverOf(dataset: Dataset): CallShape | null {
  const terminal = dataset.domain.tools.find(({ kind }) => kind === 'terminal');
  if (terminal === undefined) {
    return null;
  }
  const asked = dataset.splits
    .flatMap((split): readonly DatasetTask[] => dataset.tasks(split))
    .flatMap(({ actions }) => actions)
    .find(({ name }) => name === terminal.name);
  const words = (key: string) => asked?.arguments[key] ?? 'The customer needs a colleague.';
  const required = Object.entries(terminal.parameters.shape).filter(([, type]) => !isOptional(type));
  return { name: terminal.name, arguments: Object.fromEntries(required.map(([key]) => [key, words(key)])) };
}

function isOptional(type: unknown): boolean {
  return (type as { readonly isOptional?: () => boolean }).isOptional?.() ?? false;
}
