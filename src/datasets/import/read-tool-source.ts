import type { Value } from '../../python/value.ts';
import { assignmentsOf, type PythonNode, type PythonSource, partsOf, textOf, unreadable } from './python-source.ts';
import { elementsOf, readLiteral } from './read-literal.ts';

/** The schemas that the classes of a file return from `get_info`, by class. A class without one is left out. */
export function readToolSource(source: PythonSource): ReadonlyMap<string, Value> {
  const schemas = new Map<string, Value>();
  for (const definition of partsOf(source.root).map(undecorated)) {
    const name = definition?.name === 'ClassDefinition' ? nameOf(source, definition) : undefined;
    const method = name === undefined ? undefined : bodyOf(definition).map(undecorated).find(isGetInfo(source));
    if (name !== undefined && method !== undefined) {
      schemas.set(name, readSchema(source, method));
    }
  }
  return schemas;
}

/** The classes of the list `ALL_TOOLS` in `tools/__init__.py`, in their order; null where it is not a list of names. */
export function readToolOrder(source: PythonSource): readonly string[] | null {
  const list = assignmentsOf(source).get('ALL_TOOLS');
  if (list?.name !== 'ArrayExpression') {
    return null;
  }
  const elements = elementsOf(source, list);
  return elements.every(({ name }) => name === 'VariableName' || name === 'MemberExpression')
    ? elements.map((element) => textOf(source, element).split('.').at(-1) ?? '')
    : null;
}

function readSchema(source: PythonSource, method: PythonNode): Value {
  const returned = bodyOf(method).find(({ name }) => name === 'ReturnStatement');
  const value = returned === undefined ? undefined : partsOf(returned)[1];
  if (value?.name !== 'DictionaryExpression') {
    throw unreadable(source, value ?? method, 'get_info to return a dictionary');
  }
  return readLiteral(source, value);
}

function isGetInfo(source: PythonSource): (node: PythonNode | undefined) => node is PythonNode {
  return (node): node is PythonNode => node?.name === 'FunctionDefinition' && nameOf(source, node) === 'get_info';
}

/** What a decorator stands before, or the node itself. */
function undecorated(node: PythonNode): PythonNode | undefined {
  return node.name === 'DecoratedStatement' ? partsOf(node).at(-1) : node;
}

function nameOf(source: PythonSource, node: PythonNode): string | undefined {
  const name = partsOf(node).find((part) => part.name === 'VariableName');
  return name === undefined ? undefined : textOf(source, name);
}

function bodyOf(node: PythonNode | undefined): PythonNode[] {
  const body = node === undefined ? undefined : partsOf(node).find(({ name }) => name === 'Body');
  return body === undefined ? [] : partsOf(body);
}
