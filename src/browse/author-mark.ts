import type { Finding } from '../records/finding.ts';
import type { Style } from './line.ts';

/** Who is blamed, as glyph, word and colour; the colour never says anything that the other two do not. */
export interface AuthorMark {
  readonly glyph: string;
  readonly word: string;
  readonly color: Style['color'];
}

/** The mark of a finding. One that could not be judged is an error, which is not the same as no fault. */
export function findingMark(finding: Pick<Finding, 'status' | 'author'>): AuthorMark {
  return finding.status === 'error' ? marks.error : authorMark(finding.author);
}

/** The mark of an author; null means that nobody was blamed. */
export function authorMark(author: Finding['author']): AuthorMark {
  return author === null ? marks.none : marks[author];
}

const marks = {
  agent: { glyph: 'x', word: 'agent', color: 'yellow' },
  user: { glyph: '!', word: 'user', color: 'blue' },
  environment: { glyph: '~', word: 'environment', color: 'gray' },
  undetermined: { glyph: '?', word: 'undetermined', color: 'cyan' },
  error: { glyph: 'E', word: 'error', color: 'magenta' },
  none: { glyph: '-', word: 'no fault', color: undefined },
} as const;
