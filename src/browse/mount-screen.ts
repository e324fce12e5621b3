import { EventEmitter } from 'node:events';
import { type Instance, render } from 'ink';
import type { ReactElement } from 'react';
import { clearScreen, enterScreen, leaveScreen } from './alternate-screen.ts';

/** The alternate screen with the drawing on it. */
export interface Screen {
  /** Takes the alternate screen and draws. Does nothing where it is taken already. */
  readonly enter: () => void;
  /** Stops drawing and gives the normal screen back, cursor and input mode included. */
  readonly leave: () => void;
  /** Clears the screen and draws everything again, after `change`. Does nothing while the screen is left. */
  readonly remount: (change: () => void) => void;
}

/** Takes the alternate screen and draws `node` on it with Ink. An error while drawing is handed to `failed`. */
export function mountScreen({
  node,
  stdin,
  stdout,
  failed,
}: {
  node: ReactElement;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  failed: (error: unknown) => void;
}): Screen {
  let instance: Instance | null = null;
  const mount = (): void => {
    const mounted = render(node, {
      stdin,
      stdout: frameStream(stdout),
      exitOnCtrlC: false,
      patchConsole: false,
      maxFps: 60,
    });
    instance = mounted;
    mounted.waitUntilExit().catch(failed);
  };
  const unmount = (): void => {
    const mounted = instance;
    instance = null;
    mounted?.unmount();
  };
  const screen: Screen = {
    enter: () => {
      if (instance !== null) {
        return;
      }
      stdout.write(enterScreen);
      mount();
    },
    leave: () => {
      if (instance === null) {
        return;
      }
      unmount();
      stdout.write(leaveScreen);
    },
    remount: (change) => {
      if (instance === null) {
        return change();
      }
      unmount();
      change();
      stdout.write(clearScreen);
      mount();
    },
  };
  screen.enter();
  return screen;
}

/**
 * What Ink draws to. It never hears of a resize and never of a full screen, since its answer to both is to clear the
 * scrollback; `remount` draws anew instead.
 */
function frameStream(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  const stream = Object.assign(new EventEmitter(), {
    columns: stdout.columns || 80,
    rows: Number.MAX_SAFE_INTEGER,
    isTTY: stdout.isTTY,
    writable: true,
    write: (text: string) => stdout.write(text),
  });
  return stream as unknown as NodeJS.WriteStream;
}
