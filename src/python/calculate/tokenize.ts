import { PythonError } from '../python-error.ts';

/** A part of an expression: a number literal, an operator, a parenthesis, `...`, or the end. */
export interface Token {
  readonly type: 'number' | 'operator' | 'open' | 'close' | 'ellipsis' | 'dot' | 'end';
  readonly text: string;
  /** How many parentheses are open around it. */
  readonly depth: number;
}

const TOKEN =
  /\s+|(?<number>\d+\.\d*|\.\d+|\d+)|(?<ellipsis>\.\.\.)|(?<dot>\.)|(?<operator>\*\*|\/\/|[-+*/])|(?<open>\()|(?<close>\))/y;

const LEADING_ZEROS =
  'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (<string>, line 1)';

/** Splits an expression as Python's tokenizer does, with the errors that it gives before any other. */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const { groups } of expression.matchAll(new RegExp(TOKEN, 'gy'))) {
    const [type, text] = Object.entries(groups ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (type === undefined || text === undefined) {
      continue;
    }
    if (type === 'number' && /^0+[1-9]\d*$/.test(text)) {
      throw new PythonError(LEADING_ZEROS);
    }
    depth += type === 'open' ? 1 : 0;
    if (type === 'close' && depth === 0) {
      throw new PythonError("unmatched ')' (<string>, line 1)");
    }
    tokens.push({ type: type as Token['type'], text, depth });
    depth -= type === 'close' ? 1 : 0;
  }
  tokens.push({ type: 'end', text: '', depth });
  return tokens;
}
