import type { Value } from '../../python/value.ts';
import { assignmentsOf, type PythonNode, type PythonSource, textOf, unreadable } from './python-source.ts';
import { readCall } from './read-call.ts';
import { elementsOf, readLiteral, within } from './read-literal.ts';

/** A task as `tasks.<split>.json` holds it. */
export interface ImportedTask {
  /** Its place in the list, as tau-bench numbers tasks. */
  readonly id: number;
  readonly user_id: string;
  readonly instruction: string;
  readonly actions: readonly { readonly name: string; readonly kwargs: Value }[];
  readonly outputs: readonly string[];
}

/**
 * The tasks of `tasks_<split>.py`: the list `TASKS_<SPLIT>`, else `TASKS`, else another `TASKS...`. A name stands for what the
 * file gives it before. Throws a DatasetError that names the line.
 */
export function readTaskSource(source: PythonSource, split: string): ImportedTask[] {
  const assignments = assignmentsOf(source);
  const names = [`TASKS_${split.toUpperCase()}`, 'TASKS'];
  const others = [...assignments.keys()].filter((name) => name.startsWith('TASKS'));
  const list = [...names, ...others].flatMap((name) => assignments.get(name) ?? [])[0];
  if (list === undefined) {
    throw unreadable(source, source.root, `a list ${names.join(' or ')}`);
  }
  const resolve = (node: PythonNode): PythonNode => {
    if (node.name === 'ParenthesizedExpression') {
      return resolve(within(source, node));
    }
    const value = node.name === 'VariableName' ? assignments.get(textOf(source, node)) : undefined;
    return value === undefined || value.from >= node.from ? node : resolve(value);
  };
  return listOf(source, resolve(list), 'a list of tasks').map((node, id) =>
    readTask(source, resolve(node), id, resolve),
  );
}

type Resolve = (node: PythonNode) => PythonNode;

function readTask(source: PythonSource, node: PythonNode, id: number, resolve: Resolve): ImportedTask {
  const fields = readCall({ source, node, name: 'Task' });
  const field = (key: string): PythonNode | undefined => {
    const value = fields.get(key);
    return value === undefined ? undefined : resolve(value);
  };
  return {
    id,
    user_id: readText(source, field('user_id'), node, 'user_id'),
    instruction: readText(source, field('instruction'), node, 'instruction'),
    actions: listOf(source, field('actions'), 'a list of actions').map((action) =>
      readAction(source, resolve(action), resolve),
    ),
    outputs: listOf(source, field('outputs'), 'a list of outputs').map((output) =>
      readText(source, resolve(output), output, 'an output'),
    ),
  };
}

function readAction(source: PythonSource, node: PythonNode, resolve: Resolve): ImportedTask['actions'][number] {
  const fields = readCall({ source, node, name: 'Action' });
  const given = fields.get('kwargs') ?? fields.get('arguments');
  if (given !== undefined && resolve(given).name !== 'DictionaryExpression') {
    throw unreadable(source, given, 'a dictionary of arguments');
  }
  return {
    name: readText(source, fields.get('name'), node, 'name'),
    kwargs: given === undefined ? {} : readLiteral(source, resolve(given)),
  };
}

function readText(source: PythonSource, node: PythonNode | undefined, parent: PythonNode, what: string): string {
  const value = node === undefined ? undefined : readLiteral(source, node);
  if (typeof value !== 'string') {
    throw unreadable(source, node ?? parent, `${what} as text`);
  }
  return value;
}

/** The elements of a list; an absent one is empty. */
function listOf(source: PythonSource, node: PythonNode | undefined, expected: string): PythonNode[] {
  if (node === undefined) {
    return [];
  }
  if (!['ArrayExpression', 'TupleExpression'].includes(node.name)) {
    throw unreadable(source, node, expected);
  }
  return elementsOf(source, node);
}
