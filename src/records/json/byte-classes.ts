/** Bytes that go on inside a text: all but quote, backslash and control characters. */
export const inText = byteTable((byte) => byte >= 0x20 && byte !== 0x22 && byte !== 0x5c);

/** Bytes of numbers and of the words true, false, null, NaN and Infinity. */
export const inLiteral = byteTable((byte) => '+-.0123456789eEaflnrstuyINi'.includes(String.fromCharCode(byte)));

/** JSON's white space. */
export const isWhite = byteTable((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);

/** White space before a byte since the line break; -1 where something else stands between. */
export function columnOf(chunk: Buffer, index: number, columnBefore: number): number {
  let begin = index;
  while (begin > 0 && (chunk[begin - 1] === 0x20 || chunk[begin - 1] === 0x09)) {
    begin--;
  }
  if (begin > 0) {
    return chunk[begin - 1] === 0x0a ? index - begin : -1;
  }
  return columnBefore < 0 ? -1 : columnBefore + index;
}

function byteTable(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}
