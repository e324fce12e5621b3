import { readLiteral as readPythonLiteral } from '../../python/literals.ts';
import type { Value } from '../../python/value.ts';
import { type PythonNode, type PythonSource, partsOf, textOf, unreadable, unreadableAt } from './python-source.ts';

/**
 * The value of a Python literal: text, number, True, False, None, and lists, tuples and dictionaries of these. Throws a
 * DatasetError that names the line for everything that Python would have to run.
 */
export function readLiteral(source: PythonSource, node: PythonNode): Value {
  const read = readPythonLiteral(textOf(source, node), { lenient: false });
  if ('expected' in read) {
    throw unreadableAt(source, { from: node.from + read.at, to: node.to }, read.expected);
  }
  return read.value;
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
