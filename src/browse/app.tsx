import { Box, Text, useInput } from 'ink';
import { memo, type ReactElement, useCallback, useSyncExternalStore } from 'react';
import { keyNames } from './key-names.ts';
import type { Line } from './line.ts';
import { screenLines } from './screen/screen-lines.ts';
import type { Store } from './store.ts';

/** Draws the rows that the model decided on, and hands keys to it. Nothing else happens here. */
export function App({ store }: { readonly store: Store }): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.state);
  useInput(useCallback((input, key) => keyNames({ input, key }).forEach(store.press), [store]));
  const lines = screenLines(state);
  return (
    <Box flexDirection="column" width={state.size.columns} height={lines.length} overflow="hidden">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Row key={row} line={line} />
      ))}
    </Box>
  );
}

const Row = memo(function Row({ line }: { readonly line: Line }): ReactElement {
  return (
    <Box height={1} overflow="hidden">
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
    </Box>
  );
});
