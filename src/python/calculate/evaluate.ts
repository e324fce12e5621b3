import { PythonError } from '../python-error.ts';
import { divideIntegers } from './divide-integers.ts';
import type { Expression } from './parse-expression.ts';

/** A Python number: int as bigint, float as number. */
export type Operand = bigint | number;

/** Bits of a whole number beyond which none goes on; a float holds 1024 of them. */
const mostBits = 20_000n;

/** The value of an expression; throws a PythonError with the text of the exception that Python raises. */
export function evaluate(expression: Expression): Operand {
  switch (expression.type) {
    case 'number':
      return expression.text.includes('.') ? Number(expression.text) : BigInt(expression.text);
    case 'unary': {
      const operand = evaluate(expression.operand);
      return expression.operator === '-' ? -operand : operand;
    }
    case 'binary':
      return evaluateChain(expression);
    case 'call': {
      const callee = evaluate(expression.callee);
      if (expression.given !== null) {
        evaluate(expression.given);
      }
      throw new PythonError(`'${typeof callee === 'bigint' ? 'int' : 'float'}' object is not callable`);
    }
  }
}

/** Python's `float(value)`. */
export function toFloat(value: Operand): number {
  const number = Number(value);
  if (typeof value === 'bigint' && !Number.isFinite(number)) {
    throw new PythonError('int too large to convert to float');
  }
  return number;
}

/** A chain of operators leans to the left and may be thousands long, so it is walked, not called down. */
function evaluateChain(expression: Expression): Operand {
  const steps: Extract<Expression, { type: 'binary' }>[] = [];
  let first = expression;
  while (first.type === 'binary') {
    steps.push(first);
    first = first.left;
  }
  return steps.reduceRight((left, { operator, right }) => apply(operator, left, evaluate(right)), evaluate(first));
}

function apply(operator: string, left: Operand, right: Operand): Operand {
  if (typeof left !== 'bigint' || typeof right !== 'bigint') {
    return onFloats(operator, toFloat(left), toFloat(right));
  }
  if (operator === '/') {
    return divideIntegers(left, right);
  }
  const result = operator === '+' ? left + right : operator === '-' ? left - right : left * right;
  if (result >> mostBits > 0n || -result >> mostBits > 0n) {
    throw new PythonError('int too large to convert to float');
  }
  return result;
}

function onFloats(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      if (right === 0) {
        throw new PythonError('float division by zero');
      }
      return left / right;
  }
}
