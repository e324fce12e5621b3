/** Signs that are drawn; each is one column wide in every terminal. */
export interface Glyphs {
  readonly cursor: string;
  readonly border: string;
  readonly rule: string;
  readonly dot: string;
  readonly cut: string;
  readonly call: string;
  readonly proven: string;
  readonly differs: string;
  readonly caret: string;
}

/** The signs of a terminal that shows Unicode, or those of one that only has ASCII. */
export function glyphsFor({ ascii }: { ascii: boolean }): Glyphs {
  return ascii ? asciiGlyphs : unicodeGlyphs;
}

const unicodeGlyphs: Glyphs = {
  cursor: '▌',
  border: '│',
  rule: '─',
  dot: '·',
  cut: '…',
  call: '→',
  proven: '✓',
  differs: '≠',
  caret: '█',
};

const asciiGlyphs: Glyphs = {
  cursor: '>',
  border: '|',
  rule: '-',
  dot: '-',
  cut: '~',
  call: '->',
  proven: '+',
  differs: '#',
  caret: '_',
};
