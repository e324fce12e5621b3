import { keepOrder } from '../../python/keys.ts';
import type { Value } from '../../python/value.ts';
import { type PythonNode, type PythonSource, partsOf, textOf, unreadable } from './python-source.ts';
import { readNumber } from './read-number.ts';
import { readString } from './read-string.ts';

/**
 * The value of a Python literal: text, number, True, False, None, and lists, tuples and dictionaries of these. Throws a
 * DatasetError that names the line for everything that Python would have to run.
 */
export function readLiteral(source: PythonSource, node: PythonNode): Value {
  switch (node.name) {
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return readString(source, node);
    case 'Number':
    case 'UnaryExpression':
    case 'MemberExpression':
      return readNumber(source, node);
    case 'Boolean':
      return textOf(source, node) === 'True';
    case 'None':
      return null;
    case 'ParenthesizedExpression':
      return readLiteral(source, within(source, node));
    case 'ArrayExpression':
    case 'TupleExpression':
      return elementsOf(source, node).map((element) => readLiteral(source, element));
    case 'DictionaryExpression':
      return readDictionary(source, node);
    default:
      throw unreadable(source, node, 'a literal');
  }
}

/** The elements of a list or tuple. */
export function elementsOf(source: PythonSource, node: PythonNode): PythonNode[] {
  const elements = partsOf(node).filter(({ name }) => !['[', ']', '(', ')', ','].includes(name));
  const wrong = elements.find(({ type, name }) => type.isError || name === '*');
  if (wrong !== undefined) {
    throw unreadable(source, wrong, 'an element and a comma or the closing bracket');
  }
  return elements;
}

/** What stands in a pair of parentheses. */
export function within(source: PythonSource, node: PythonNode): PythonNode {
  const [inner, ...rest] = elementsOf(source, node);
  if (inner === undefined || rest.length > 0) {
    throw unreadable(source, node, 'one expression in parentheses');
  }
  return inner;
}

function readDictionary(source: PythonSource, node: PythonNode): Value {
  const parts = partsOf(node).filter(({ name }) => !['{', '}', ','].includes(name));
  const fields = new Map<string, Value>();
  for (let index = 0; index < parts.length; index += 3) {
    const [key, colon, value] = parts.slice(index, index + 3);
    if (key === undefined || colon?.name !== ':' || value === undefined || value.type.isError) {
      throw unreadable(source, key ?? node, 'a key, a colon and a value');
    }
    const name = readLiteral(source, key);
    if (typeof name !== 'string') {
      throw unreadable(source, key, 'text as a key');
    }
    fields.set(name, readLiteral(source, value));
  }
  return keepOrder(Object.fromEntries(fields), [...fields.keys()]);
}
