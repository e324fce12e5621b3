import { PythonError } from '../python-error.ts';
import { divideIntegers } from './divide-integers.ts';
import { mostBits, type Operand, toFloat } from './operand.ts';
import type { Expression } from './parse-expression.ts';
import { raise } from './raise.ts';

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
  if (operator === '**') {
    return raise(left, right);
  }
  if (typeof left !== 'bigint' || typeof right !== 'bigint') {
    return onFloats(operator, toFloat(left), toFloat(right));
  }
  switch (operator) {
    case '/':
      return divideIntegers(left, right);
    case '//':
      return divideDown(left, right);
    case '+':
      return bounded(left + right);
    case '-':
      return bounded(left - right);
    default:
      return bounded(left * right);
  }
}

function bounded(result: bigint): bigint {
  if (result >> mostBits > 0n || -result >> mostBits > 0n) {
    throw new PythonError('int too large to convert to float');
  }
  return result;
}

function divideDown(left: bigint, right: bigint): bigint {
  if (right === 0n) {
    throw new PythonError('integer division or modulo by zero');
  }
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function onFloats(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '//':
      if (right === 0) {
        throw new PythonError('float floor division by zero');
      }
      return floorOfQuotient(left, right);
    default:
      if (right === 0) {
        throw new PythonError('float division by zero');
      }
      return left / right;
  }
}

/** By the remainder, as Python does it, so that 1 // 0.1 is 9. */
function floorOfQuotient(left: number, right: number): number {
  const rest = left % right;
  const below = rest !== 0 && rest < 0 !== right < 0;
  const quotient = (left - (below ? rest + right : rest)) / right;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}
