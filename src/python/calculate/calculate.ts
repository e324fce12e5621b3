import { roundFloat } from '../arithmetic.ts';
import { iterate } from '../containers.ts';
import { floatText } from '../float-text.ts';
import { PythonError } from '../python-error.ts';
import { typeName, type Value } from '../value.ts';
import { evaluate, toFloat } from './evaluate.ts';
import { parseExpression } from './parse-expression.ts';

/**
 * The `calculate` tool of both worlds: Python's value of the expression as a float rounded to cents, or Python's error text.
 * Nothing is evaluated but the arithmetic that parse-expression knows.
 */
export function calculate(expression: Value): string {
  for (const character of iterate(expression)) {
    if (typeof character !== 'string') {
      throw new PythonError(`'in <string>' requires string as left operand, not ${typeName(character)}`);
    }
    if (!'0123456789+-*/(). '.includes(character)) {
      return 'Error: invalid characters in expression';
    }
  }
  if (typeof expression !== 'string') {
    throw new PythonError('eval() arg 1 must be a string, bytes or code object');
  }
  return floatText(roundFloat(toFloat(evaluate(parseExpression(expression)))));
}
