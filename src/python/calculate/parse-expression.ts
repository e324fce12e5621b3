import { PythonError } from '../python-error.ts';
import { type Token, tokenize } from './tokenize.ts';

/** An arithmetic expression of Python: numbers, `+ - * / // **`, parentheses, and a call, which always fails. */
export type Expression =
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'unary'; readonly operator: '+' | '-'; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'call'; readonly callee: Expression; readonly given: Expression | null };

/** Nesting beyond which Python's own parser gives up as well. */
const deepest = 200;

/** Parses an expression; throws a PythonError with Python's text where Python's parser would. */
export function parseExpression(expression: string): Expression {
  const tokens = tokenize(expression);
  let position = 0;
  let nesting = 0;

  if (tokens.length === 1) {
    throw new PythonError('invalid syntax (<string>, line 0)');
  }
  const result = sum();
  if (peek().type !== 'end') {
    throw unexpected(peek());
  }
  return result;

  function peek(): Token {
    return tokens[position] ?? { type: 'end', text: '', depth: 0 };
  }

  function takeOperator(...operators: readonly string[]): string | undefined {
    const { type, text } = peek();
    if (type !== 'operator' || !operators.includes(text)) {
      return undefined;
    }
    position++;
    return text;
  }

  function sum(): Expression {
    return leftAssociative(product, '+', '-');
  }

  function product(): Expression {
    return leftAssociative(factor, '*', '/', '//');
  }

  function leftAssociative(operand: () => Expression, ...operators: readonly string[]): Expression {
    let left = operand();
    for (let operator = takeOperator(...operators); operator; operator = takeOperator(...operators)) {
      left = { type: 'binary', operator, left, right: operand() };
    }
    return left;
  }

  function factor(): Expression {
    const operator = takeOperator('+', '-');
    if (operator === '+' || operator === '-') {
      return nested(() => ({ type: 'unary', operator, operand: factor() }));
    }
    return power();
  }

  /** Binds more tightly than a sign before it, and less than one behind it. */
  function power(): Expression {
    const left = callable();
    const operator = takeOperator('**');
    return operator === undefined ? left : nested(() => ({ type: 'binary', operator, left, right: factor() }));
  }

  function callable(): Expression {
    let callee = atom();
    while (peek().type === 'open') {
      position++;
      const given = peek().type === 'close' ? null : nested(sum);
      close();
      callee = { type: 'call', callee, given };
    }
    return callee;
  }

  function atom(): Expression {
    const token = peek();
    position++;
    if (token.type === 'number') {
      return { type: 'number', text: token.text };
    }
    if (token.type !== 'open') {
      throw unexpected(token);
    }
    const inner = nested(sum);
    close();
    return inner;
  }

  function close(): void {
    if (peek().type !== 'close') {
      throw unexpected(peek());
    }
    position++;
  }

  function nested(parse: () => Expression): Expression {
    nesting++;
    if (nesting > deepest) {
      throw new PythonError('too many nested parentheses (<string>, line 1)');
    }
    const inner = parse();
    nesting--;
    return inner;
  }

  /** Python reads on behind a token that starts another operand or a star, and then may miss the closing parenthesis. */
  function unexpected(token: Token): PythonError {
    const open = tokens.at(-1)?.depth ?? 0;
    const previous = tokens[tokens.indexOf(token) - 1];
    const startsOperand = ['number', 'open'].includes(token.type);
    const followsOperand = previous !== undefined && ['number', 'close'].includes(previous.type);
    const isStar = token.text.startsWith('*') && previous?.type === 'open';
    if (open > 0 && (token.type === 'end' || (((startsOperand && followsOperand) || isStar) && readsToEnd(token)))) {
      return new PythonError("'(' was never closed (<string>, line 1)");
    }
    const hint = startsOperand && followsOperand && token.depth > 0 ? '. Perhaps you forgot a comma?' : '';
    return new PythonError(`invalid syntax${hint} (<string>, line 1)`);
  }

  function readsToEnd(token: Token): boolean {
    position = tokens.indexOf(token) + (token.type === 'operator' ? 1 : 0);
    try {
      nested(sum);
    } catch (error) {
      return error instanceof PythonError && error.message.includes('never closed');
    }
    return peek().type === 'end';
  }
}
