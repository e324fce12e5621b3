import { type PythonNode, type PythonSource, partsOf, textOf, unreadable } from './python-source.ts';

/** The keyword arguments of a call such as `Task(user_id="...")`, unread; the callee may stand in a module (`types.Task`). */
export function readCall(options: {
  readonly source: PythonSource;
  readonly node: PythonNode;
  readonly name: string;
}): ReadonlyMap<string, PythonNode> {
  const { source, node, name } = options;
  const [callee, list] = node.name === 'CallExpression' ? partsOf(node) : [];
  const called = callee === undefined ? '' : textOf(source, callee).split('.').at(-1);
  if (list === undefined || called !== name) {
    throw unreadable(source, node, `${name}(...)`);
  }
  const parts = partsOf(list).filter((part) => !['(', ')', ','].includes(part.name));
  const fields = new Map<string, PythonNode>();
  for (let index = 0; index < parts.length; index += 3) {
    const [key, equals, value] = parts.slice(index, index + 3);
    if (key?.name !== 'VariableName' || equals?.name !== 'AssignOp' || value === undefined || value.type.isError) {
      throw unreadable(source, key ?? node, `arguments of ${name} by name (key=value)`);
    }
    fields.set(textOf(source, key), value);
  }
  return fields;
}
