/** What Ink tells about a key press, as far as it is used here. */
export interface InkKey {
  readonly upArrow?: boolean;
  readonly downArrow?: boolean;
  readonly leftArrow?: boolean;
  readonly rightArrow?: boolean;
  readonly pageDown?: boolean;
  readonly pageUp?: boolean;
  readonly home?: boolean;
  readonly end?: boolean;
  readonly return?: boolean;
  readonly escape?: boolean;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly meta?: boolean;
  readonly tab?: boolean;
  readonly backspace?: boolean;
  readonly delete?: boolean;
}

/**
 * The keys of one input event, by name: `j`, `Ctrl-d`, `Enter`, `PgDn`. Fast typing and pasting arrive as one chunk, so
 * one event can hold many keys; the markers of a bracketed paste are dropped.
 */
export function keyNames({ input, key }: { input: string; key: InkKey }): readonly string[] {
  const special = specialName(key);
  if (special !== undefined) {
    return [special];
  }
  if (key.ctrl && input.length === 1) {
    return [`Ctrl-${input.toLowerCase()}`];
  }
  // Ink passes unknown escape sequences on without their ESC; a mouse report or a paste marker is no typing.
  const typed = input.replace(pasteMarkers, '');
  if (sequenceRemainder.test(typed)) {
    return [];
  }
  const names = [...typed].map(characterName).filter((name) => name !== undefined);
  // Esc and the next key in one chunk look like Alt with that key, which means nothing here.
  return key.meta ? ['Esc', ...names] : names;
}

const pasteMarkers = /\x1b?\[20[01]~/g;
const sequenceRemainder = /^\[<?[\d;:]+[A-Za-z~]$/;

function specialName(key: InkKey): string | undefined {
  if (key.upArrow) {
    return 'Up';
  }
  if (key.downArrow) {
    return 'Down';
  }
  if (key.leftArrow) {
    return 'Left';
  }
  if (key.rightArrow) {
    return 'Right';
  }
  if (key.pageDown) {
    return 'PgDn';
  }
  if (key.pageUp) {
    return 'PgUp';
  }
  if (key.home) {
    return 'Home';
  }
  if (key.end) {
    return 'End';
  }
  if (key.return) {
    return 'Enter';
  }
  if (key.tab) {
    return key.shift ? 'Shift-Tab' : 'Tab';
  }
  // Most terminals send DEL for the backspace key, which Ink calls delete.
  if (key.backspace || key.delete) {
    return 'Backspace';
  }
  if (key.escape) {
    return 'Esc';
  }
  return undefined;
}

function characterName(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\r' || character === '\n') {
    return 'Enter';
  }
  if (character === '\t') {
    return 'Tab';
  }
  if (character === ' ') {
    return 'Space';
  }
  if (code === 0x7f || code === 0x08) {
    return 'Backspace';
  }
  if (code === 0x1b) {
    return 'Esc';
  }
  if (code >= 1 && code <= 26) {
    return `Ctrl-${String.fromCharCode(code + 96)}`;
  }
  return code < 0x20 || (code >= 0x80 && code < 0xa0) ? undefined : character;
}

/** The text that a key types into a prompt; undefined for a key that is no text. */
export function typedText(name: string): string | undefined {
  if (name === 'Space') {
    return ' ';
  }
  return [...name].length === 1 ? name : undefined;
}
