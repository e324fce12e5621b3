import { PythonError } from '../python-error.ts';
import { divideIntegers } from './divide-integers.ts';
import type { Expression } from './parse-expression.ts';

/** A Python value that such an expression can have: int as bigint, float as number; a complex number is only known as one. */
export type Operand = bigint | number | 'complex' | 'tuple' | 'ellipsis';

/** Bits beyond which no int of ours goes: its float would overflow anyway, and Python would run for hours. */
const LARGEST_POWER = 100_000;

/** The value of an expression; throws a PythonError with the text of the exception that Python raises. */
export function evaluate(expression: Expression): Operand {
  switch (expression.type) {
    case 'number':
      return expression.text.includes('.') ? Number(expression.text) : BigInt(expression.text);
    case 'tuple':
    case 'ellipsis':
      return expression.type;
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand));
    case 'binary':
      return binary(expression.operator, evaluate(expression.left), evaluate(expression.right));
    case 'call': {
      const callee = evaluate(expression.callee);
      if (expression.given !== null) {
        evaluate(expression.given);
      }
      throw new PythonError(`'${nameOf(callee)}' object is not callable`);
    }
  }
}

/** Python's `float(value)`. */
export function toFloat(value: Operand): number {
  if (typeof value === 'string') {
    throw new PythonError(`float() argument must be a string or a real number, not '${value}'`);
  }
  const number = Number(value);
  if (typeof value === 'bigint' && !Number.isFinite(number)) {
    throw new PythonError('int too large to convert to float');
  }
  return number;
}

function unary(operator: '+' | '-', operand: Operand): Operand {
  if (operand === 'tuple' || operand === 'ellipsis') {
    throw new PythonError(`bad operand type for unary ${operator}: '${operand}'`);
  }
  return operand === 'complex' || operator === '+' ? operand : -operand;
}

function binary(operator: string, left: Operand, right: Operand): Operand {
  if (left === 'tuple' || right === 'tuple') {
    return onTuple(operator, left, right);
  }
  if (typeof left === 'string' || typeof right === 'string') {
    return onComplex(operator, left, right);
  }
  return typeof left === 'bigint' && typeof right === 'bigint'
    ? onIntegers(operator, left, right)
    : onFloats(operator, toFloat(left), toFloat(right));
}

/** Only the empty tuple can be written, and it stays empty. */
function onTuple(operator: string, left: Operand, right: Operand): Operand {
  if (operator === '+' && left === 'tuple') {
    if (right === 'tuple') {
      return 'tuple';
    }
    throw new PythonError(`can only concatenate tuple (not "${nameOf(right)}") to tuple`);
  }
  if (operator === '*') {
    const factor = left === 'tuple' ? right : left;
    if (typeof factor === 'bigint') {
      return 'tuple';
    }
    throw new PythonError(`can't multiply sequence by non-int of type '${nameOf(factor)}'`);
  }
  throw unsupported(operator, left, right);
}

function onComplex(operator: string, left: Operand, right: Operand): Operand {
  if (left === 'ellipsis' || right === 'ellipsis' || operator === '//') {
    throw unsupported(operator, left, right);
  }
  if (operator === '/' && typeof right !== 'string' && Number(right) === 0) {
    throw new PythonError('complex division by zero');
  }
  return 'complex';
}

function onIntegers(operator: string, left: bigint, right: bigint): Operand {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return divideIntegers(left, right);
    case '//':
      return floorDivide(left, right);
    default:
      return right < 0n ? onFloats('**', toFloat(left), toFloat(right)) : power(left, right);
  }
}

function floorDivide(left: bigint, right: bigint): bigint {
  if (right === 0n) {
    throw new PythonError('integer division or modulo by zero');
  }
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function power(base: bigint, exponent: bigint): bigint {
  const bits = base.toString(2).length;
  if (bits > 2 && BigInt(bits) * exponent > LARGEST_POWER) {
    throw new PythonError('int too large to convert to float');
  }
  if (bits <= 2 && (base === 1n || base === 0n || base === -1n)) {
    return base ** (exponent === 0n ? 0n : 2n - (exponent % 2n));
  }
  if (exponent > LARGEST_POWER) {
    throw new PythonError('int too large to convert to float');
  }
  return base ** exponent;
}

function onFloats(operator: string, left: number, right: number): Operand {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? raise('float division by zero') : left / right;
    case '//':
      return right === 0 ? raise('float floor division by zero') : floorDivideFloats(left, right);
    default:
      return floatPower(left, right);
  }
}

/** Python's float floor division, which starts from the exact remainder. */
function floorDivideFloats(left: number, right: number): number {
  const remainder = left % right;
  let quotient = (left - remainder) / right;
  if (remainder !== 0 && right < 0 !== remainder < 0) {
    quotient -= 1;
  }
  if (quotient === 0) {
    return Object.is(left / right, -0) || left / right < 0 ? -0 : 0;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function floatPower(base: number, exponent: number): Operand {
  if (base === 0 && exponent < 0) {
    return raise('0.0 cannot be raised to a negative power');
  }
  if (base < 0 && Number.isFinite(base) && !Number.isInteger(exponent)) {
    return 'complex';
  }
  const result = base ** exponent;
  return Number.isFinite(result) || !Number.isFinite(base) ? result : raise("(34, 'Numerical result out of range')");
}

function unsupported(operator: string, left: Operand, right: Operand): PythonError {
  const symbol = operator === '**' ? '** or pow()' : operator;
  return new PythonError(`unsupported operand type(s) for ${symbol}: '${nameOf(left)}' and '${nameOf(right)}'`);
}

function nameOf(value: Operand): string {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'bigint' ? 'int' : 'float';
}

function raise(message: string): never {
  throw new PythonError(message);
}
