import { readFileSync } from 'node:fs';
import { parser } from '@lezer/python';
import { sanitiseLine } from '../../text/sanitise.ts';
import { DatasetError } from '../dataset-error.ts';

/** A node of the tree that @lezer/python makes of a source. */
export type PythonNode = ReturnType<typeof parser.parse>['topNode'];

/** A Python file, parsed and not run. */
export interface PythonSource {
  readonly file: string;
  readonly text: string;
  readonly root: PythonNode;
}

/** Reads and parses a Python file. What it cannot make sense of stands in the tree as an error node. */
export function readPythonSource(file: string): PythonSource {
  return parsePython({ file, text: readFileSync(file, 'utf8') });
}

/** Parses Python source; line ends become newlines, as Python itself reads them. */
export function parsePython({ file, text }: { readonly file: string; readonly text: string }): PythonSource {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return { file, text: plain, root: parser.parse(plain).topNode };
}

/** The node's parts that carry meaning: comments are left out. */
export function partsOf(node: PythonNode): PythonNode[] {
  const parts: PythonNode[] = [];
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    if (part.name !== 'Comment') {
      parts.push(part);
    }
  }
  return parts;
}

/** The node's text. */
export function textOf(source: PythonSource, node: PythonNode): string {
  return source.text.slice(node.from, node.to);
}

/** An error that names file and line of a node, what was expected there and what stands there. */
export function unreadable(source: PythonSource, node: PythonNode, expected: string): DatasetError {
  return refusal(source, { from: node.from, found: textOf(source, node), expected });
}

/** The same for a range of the source. */
export function unreadableAt(
  source: PythonSource,
  range: { from: number; to: number },
  expected: string,
): DatasetError {
  return refusal(source, { from: range.from, found: source.text.slice(range.from, range.to), expected });
}

function refusal(source: PythonSource, place: { from: number; found: string; expected: string }): DatasetError {
  const line = source.text.slice(0, place.from).split('\n').length;
  const found = place.found.slice(0, 200).split('\n')[0] ?? '';
  const shown = sanitiseLine(found.length > 60 ? `${found.slice(0, 60)}...` : found);
  return new DatasetError(`${source.file}, line ${line}: expected ${place.expected}, found ${shown || 'nothing'}.`);
}

/** The values that names are given at the top of the file (`name = value`); the last one counts. */
export function assignmentsOf(source: PythonSource): ReadonlyMap<string, PythonNode> {
  const assignments = new Map<string, PythonNode>();
  for (const statement of partsOf(source.root).filter(({ name }) => name === 'AssignStatement')) {
    const [target, ...rest] = partsOf(statement);
    const value = rest[rest.findIndex(({ name }) => name === 'AssignOp') + 1];
    if (target?.name === 'VariableName' && value !== undefined) {
      assignments.set(textOf(source, target), value);
    }
  }
  return assignments;
}
