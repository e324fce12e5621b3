/** Python's order of strings: by code point, where JavaScript's own goes by UTF-16 unit. */
export function comparePythonStrings(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      return surrogateLast(a) - surrogateLast(b);
    }
  }
  return left.length - right.length;
}

/** Surrogate units stand for code points above all others. */
function surrogateLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
