import { PythonError } from '../python-error.ts';

/** A part of an expression: a number, an operator, a parenthesis, a dot that belongs to no number, or the end. */
export interface Token {
  readonly type: 'number' | 'operator' | 'open' | 'close' | 'dot' | 'end';
  readonly text: string;
  /** How many parentheses are open around it. */
  readonly depth: number;
}

const tokenPattern =
  / +|(?<number>\d+\.\d*|\.\d+|\d+)|(?<dot>\.)|(?<operator>\*\*|\/\/|[-+*/])|(?<open>\()|(?<close>\))/gy;

/** Characters that are looked at, and tokens that they may have: Python's compiler gives up on longer ones in these words. */
const longestText = 10_000;
const mostTokens = 6_000;
const tooLong = 'maximum recursion depth exceeded during compilation';

/** Digits of a whole number, as Python has it since 3.11. */
const mostDigits = 4_300;

/** Splits an expression as Python's tokenizer does, with the errors that it gives before any other. */
export function tokenize(expression: string): Token[] {
  if (expression.length > longestText) {
    throw new PythonError(tooLong);
  }
  const tokens: Token[] = [];
  let depth = 0;
  for (const { groups } of expression.matchAll(tokenPattern)) {
    const [type, text] = Object.entries(groups ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (type === undefined || text === undefined) {
      continue;
    }
    if (type === 'number') {
      checkNumber(text);
    }
    depth += type === 'open' ? 1 : 0;
    if (type === 'close' && depth === 0) {
      throw new PythonError("unmatched ')' (<string>, line 1)");
    }
    tokens.push({ type: type as Token['type'], text, depth });
    depth -= type === 'close' ? 1 : 0;
  }
  if (tokens.length >= mostTokens) {
    throw new PythonError(tooLong);
  }
  tokens.push({ type: 'end', text: '', depth });
  return tokens;
}

function checkNumber(text: string): void {
  if (text.includes('.')) {
    return;
  }
  if (/^0+[1-9]/.test(text)) {
    throw new PythonError(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (<string>, line 1)',
    );
  }
  if (text.length > mostDigits) {
    throw new PythonError(
      `Exceeds the limit (${mostDigits} digits) for integer string conversion: value has ${text.length} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits. (<string>, line 1)`,
    );
  }
}
