/**
 * Makes text from a file safe to draw in a terminal: no control characters but newline, no escape sequences with their
 * payload (CSI, OSC, DCS, SOS, PM, APC in 7 and 8 bit), no bidirectional controls, no invisible characters; tabs become
 * spaces up to the next stop of four. What comes back holds no ESC at all, so that no remainder can form a sequence.
 */
export function sanitise(text: string): string {
  if (!suspicious.test(text)) {
    return text;
  }
  const plain = text.replace(lineEnds, '\n').replace(unwanted, '').replace(loneSurrogates, '\uFFFD');
  return plain.includes('\t') ? plain.split('\n').map(expandTabs).join('\n') : plain;
}

/** The same for one row of a screen: newlines become spaces. */
export function sanitiseLine(text: string): string {
  const plain = sanitise(text);
  return plain.includes('\n') ? plain.replaceAll('\n', ' ') : plain;
}

const suspicious = /[^\n\x20-\x7e]/;

const lineEnds = /\r\n|\r(?=\n)|[\u2028\u2029]/g;

// A string sequence without its terminator loses only its introducer, so that nothing after it can be hidden. It ends at
// the next introducer too: a text of introducers would be read to its end from each of them.
const unwanted = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]',
    '(?:\\x1b[\\]PX^_]|[\\x9d\\x90\\x98\\x9e\\x9f])[^\\x07\\x1b\\x9c\\x9d\\x90\\x98\\x9e\\x9f\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[\\]PX^_\\[]',
    '\\x1b[\\x20-\\x2f]*[\\x30-\\x7e]?',
    '[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]',
    '[\\p{Default_Ignorable_Code_Point}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufff9-\\ufffb]',
  ].join('|'),
  'gu',
);

const loneSurrogates = /\p{Surrogate}/gu;

function expandTabs(line: string): string {
  const [first = '', ...parts] = line.split('\t');
  return parts.reduce((done, part) => done + ' '.repeat(4 - (done.length % 4)) + part, first);
}
