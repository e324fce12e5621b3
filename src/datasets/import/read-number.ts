import { float, PythonFloat, type Value } from '../../python/value.ts';
import { type PythonNode, type PythonSource, partsOf, textOf, unreadable } from './python-source.ts';

/** A Python number with its signs: ints of any size and base, floats as floats (50.0 is not 50). */
export function readNumber(source: PythonSource, node: PythonNode): Value {
  if (node.name === 'UnaryExpression') {
    const [sign, operand] = partsOf(node);
    const operator = sign === undefined ? '' : textOf(source, sign);
    if (operand === undefined || !['-', '+'].includes(operator)) {
      throw unreadable(source, node, 'a literal');
    }
    const value = readNumber(source, operand);
    return operator === '-' ? negate(value) : value;
  }
  const written = textOf(source, node).replaceAll('_', '').toLowerCase();
  if (!(node.name === 'Number' || POINT_LAST.test(written)) || written.endsWith('j')) {
    throw unreadable(source, node, 'a literal');
  }
  if (/^0[xob]/.test(written) || /^\d+$/.test(written)) {
    const whole = BigInt(written);
    return whole <= Number.MAX_SAFE_INTEGER ? Number(whole) : whole;
  }
  const value = Number(written);
  if (!Number.isFinite(value)) {
    throw unreadable(source, node, 'a number that JSON can hold');
  }
  return float(value);
}

/** `5.` is a float as well; the grammar takes it for the beginning of an attribute. */
const POINT_LAST = /^[\d_]+\.(e[+-]?\d+)?$/i;

function negate(value: Value): Value {
  if (value instanceof PythonFloat) {
    return new PythonFloat(-value.value);
  }
  if (typeof value === 'bigint') {
    return -value;
  }
  // Python has no negative zero among its ints.
  return value === 0 ? 0 : -Number(value);
}
