import stringWidth from 'string-width';

/** Columns that sanitised text takes in a terminal; counted per code point, so never less than what is drawn. */
export function displayWidth(text: string): number {
  if (isAscii(text)) {
    return text.length;
  }
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return width;
}

/** Columns of one code point: 0, 1 or 2. */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) {
    return 1;
  }
  const known = widths.get(code);
  if (known !== undefined) {
    return known;
  }
  const width = stringWidth(character);
  widths.set(code, width);
  return width;
}

/** Whether every character is a printable ASCII one, each one column wide. */
export function isAscii(text: string): boolean {
  return !beyondAscii.test(text);
}

const beyondAscii = /[^\x20-\x7e]/;
const widths = new Map<number, number>();
