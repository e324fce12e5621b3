import { type PythonNode, type PythonSource, partsOf, textOf, unreadable } from './python-source.ts';

/** The text of a Python string: any quotes and prefixes but bytes, escapes, and adjacent strings joined into one. */
export function readString(source: PythonSource, node: PythonNode): string {
  if (node.name === 'ContinuedString') {
    return partsOf(node)
      .map((part) => readString(source, part))
      .join('');
  }
  const [, prefix = '', quote = '', content] = /^([a-z]*)("""|'''|"|')(.*)\2$/is.exec(textOf(source, node)) ?? [];
  if (content === undefined || prefix.toLowerCase().includes('b')) {
    throw unreadable(source, node, `a string${quote === '' ? ' that ends' : ' of text'}`);
  }
  const formatted = prefix.toLowerCase().includes('f') ? withoutFields(source, node, content) : content;
  return prefix.toLowerCase().includes('r') ? formatted : unescapeString(source, node, formatted);
}

/** An f-string that has nothing to fill in is only text, with its braces doubled. */
function withoutFields(source: PythonSource, node: PythonNode, content: string): string {
  if (/[{}]/.test(content.replace(/\{\{|\}\}/g, ''))) {
    throw unreadable(source, node, 'a string without parts to be filled in');
  }
  return content.replaceAll('{{', '{').replaceAll('}}', '}');
}

/** Python's escapes; a backslash before anything else stands for itself. */
const ESCAPE = /\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs;

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescapeString(source: PythonSource, node: PythonNode, content: string): string {
  return content.replace(ESCAPE, (written) => {
    const code = written.slice(1);
    const simple = SIMPLE[code];
    if (simple !== undefined) {
      return simple;
    }
    if (/^[0-7]+$/.test(code)) {
      return String.fromCodePoint(Number.parseInt(code, 8));
    }
    if (!/^[xuUN]/.test(code)) {
      return written;
    }
    const point = Number.parseInt(code.slice(1), 16);
    if (!(point <= 0x10ffff)) {
      throw unreadable(source, node, `a string whose escapes are complete (not ${written})`);
    }
    return String.fromCodePoint(point);
  });
}
