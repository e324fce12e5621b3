import { Box, Text, useInput } from 'ink';
import { memo, type ReactElement, useCallback, useSyncExternalStore } from 'react';
import { keyNames } from './key-names.ts';
import type { Line, Span } from './line.ts';
import { screenLines } from './screen/screen-lines.ts';
import type { Store } from './store.ts';

/** Draws the rows that the model decided on, and hands keys to it. Nothing else happens here. */
export function App({ store }: { readonly store: Store }): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.state);
  useInput(useCallback((input, key) => keyNames({ input, key }).forEach(store.press), [store]));
  const lines = screenLines(state);
  // The rows are as wide as the screen already; cutting them once more would double the cost of a frame.
  return (
    <Box flexDirection="column" width={state.size.columns} height={lines.length} overflowY="hidden">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Row key={row} line={withoutPadding(line)} />
      ))}
    </Box>
  );
}

const Row = memo(function Row({ line }: { readonly line: Line }): ReactElement {
  return (
    <Text wrap="truncate">
      {line.map(({ text, color, bold, dim, inverse }, index) => (
        <Text
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name but their place
          key={index}
          {...(color === undefined ? {} : { color })}
          bold={bold === true}
          dimColor={dim === true}
          inverse={inverse === true}
        >
          {text}
        </Text>
      ))}
    </Text>
  );
}, sameLine);

// Every column drawn costs time; a row must only not be empty, since that would have no height.
function withoutPadding(line: Line): Line {
  const last = line.at(-1);
  return line.length > 1 && last !== undefined && last.inverse !== true && last.text.trim() === ''
    ? line.slice(0, -1)
    : line;
}

function sameLine({ line: before }: { readonly line: Line }, { line: after }: { readonly line: Line }): boolean {
  return before.length === after.length && before.every((piece, index) => sameSpan(piece, after[index]));
}

function sameSpan(before: Span, after: Span | undefined): boolean {
  return (
    before.text === after?.text &&
    before.color === after.color &&
    before.bold === after.bold &&
    before.dim === after.dim &&
    before.inverse === after.inverse
  );
}
