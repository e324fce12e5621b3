import { roundFloat } from '../arithmetic.ts';
import { iterate } from '../containers.ts';
import { floatText } from '../float-text.ts';
import { PythonError } from '../python-error.ts';
import { typeName, type Value } from '../value.ts';
import { evaluate } from './evaluate.ts';
import { toFloat } from './operand.ts';
import { parseExpression } from './parse-expression.ts';

/**
 * The `calculate` tool of tau-bench's worlds: Python's value of a sum of `+ - * / // **`, parentheses and numbers, as a float
 * rounded to cents, or Python's error text. The work is bounded by the length of the text, the digits of a number and the
 * bits of a value; nothing is evaluated but this arithmetic. `onOtherText` is the answer to characters that are no sum's.
 */
export function calculate(expression: Value, onOtherText = 'Error: invalid characters in expression'): string {
  // The tool looks at the characters before anything else.
  if (typeof expression === 'string' ? /[^0-9+\-*/(). ]/.test(expression) : hasOtherText(expression)) {
    return onOtherText;
  }
  if (typeof expression !== 'string') {
    throw new PythonError('eval() arg 1 must be a string, bytes or code object');
  }
  return floatText(roundFloat(toFloat(evaluate(parseExpression(expression)))));
}

/** The same look at the items of a value that is no text; throws as Python does where it has none, or where one is no text. */
function hasOtherText(expression: Value): boolean {
  for (const item of iterate(expression)) {
    if (typeof item !== 'string') {
      throw new PythonError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
    }
    if (!'0123456789+-*/(). '.includes(item)) {
      return true;
    }
  }
  return false;
}
