import { typedText } from '../key-names.ts';
import type { Mode, State } from '../state.ts';
import { withFilter } from './act-in-list.ts';
import { searchNext } from './search-next.ts';
import { settle } from './settle.ts';

type Prompt = Extract<Mode, { kind: 'prompt' }>;

/** A key while a filter or a search is typed. A filter acts at once; Esc brings back what was there before. */
export function updatePrompt({ state, mode, key }: { state: State; mode: Prompt; key: string }): State {
  if (key === 'Enter') {
    return accept(state, mode);
  }
  if (key === 'Esc') {
    return applied({ ...state, mode: { kind: 'keys' } }, mode, mode.before);
  }
  const text = editedText(mode.text, key);
  if (text === undefined) {
    return state;
  }
  return applied({ ...state, mode: { ...mode, text } }, mode, text);
}

/** The typed text after one more key; undefined where the key does not change it. */
export function editedText(text: string, key: string): string | undefined {
  if (key === 'Backspace') {
    return [...text].slice(0, -1).join('');
  }
  if (key === 'Ctrl-u') {
    return '';
  }
  if (key === 'Ctrl-w') {
    return text.replace(/\S+\s*$/, '');
  }
  const typed = typedText(key);
  return typed === undefined ? undefined : text + typed;
}

function accept(state: State, mode: Prompt): State {
  const next = applied({ ...state, mode: { kind: 'keys' } }, mode, mode.text.trim());
  if (mode.purpose === 'filter' || next.reader === null) {
    return next;
  }
  const reader = { ...next.reader, search: mode.text.trim(), match: -1 };
  const searched = settle({ ...next, reader });
  return mode.text.trim() === '' || searched.reader === null ? searched : searchNext(searched, searched.reader, 1);
}

function applied(state: State, mode: Prompt, text: string): State {
  return mode.purpose === 'filter' ? withFilter(state, text) : state;
}
