import type { Role } from '../../records/message.ts';
import type { Style } from '../line.ts';

/** Who speaks, as glyph, word and colour. */
export function roleMark(role: Role): {
  readonly glyph: string;
  readonly word: string;
  readonly color: Style['color'];
} {
  return marks[role];
}

const marks = {
  system: { glyph: '#', word: 'system', color: 'gray' },
  user: { glyph: '@', word: 'user', color: 'blue' },
  assistant: { glyph: '*', word: 'agent', color: 'cyan' },
  tool: { glyph: '=', word: 'tool', color: 'gray' },
} as const;
