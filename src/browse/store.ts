import type { Effect, Event } from './effect.ts';
import type { State } from './state.ts';
import { update } from './update/update.ts';

/** The state with those who watch it; the only mutable thing of the browser. */
export interface Store {
  readonly state: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  readonly send: (event: Event) => void;
  /** A key by its name. */
  readonly press: (name: string) => void;
}

/** Keeps the state, applies events to it and hands effects on. */
export function createStore({ initial, perform }: { initial: State; perform: (effect: Effect) => void }): Store {
  let current = initial;
  const listeners = new Set<() => void>();
  const send = (event: Event): void => {
    const { state, effects } = update(current, event);
    current = state;
    for (const listener of listeners) {
      listener();
    }
    for (const effect of effects) {
      perform(effect);
    }
  };
  return {
    state: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send,
    press: (name) => send({ kind: 'key', name }),
  };
}
