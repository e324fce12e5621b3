import type { Finding } from '../records/finding.ts';
import { isPassed } from '../records/reward.ts';
import { hasNoFault } from '../report/verdict-words.ts';
import type { Style } from './line.ts';

/** Who is blamed, as glyph, word and colour; the colour never says anything that the other two do not. */
export interface AuthorMark {
  readonly glyph: string;
  readonly word: string;
  readonly color: Style['color'];
}

/** The mark of a finding. One that could not be judged is an error, which is not the same as no fault; a run that passed has no culprit. */
export function findingMark(finding: Pick<Finding, 'status' | 'author' | 'reward' | 'severity'>): AuthorMark {
  if (finding.status === 'error') {
    return marks.error;
  }
  if (!isPassed(finding.reward)) {
    return authorMark(finding.author);
  }
  if (hasNoFault(finding)) {
    return marks.none;
  }
  // A fault that is said to have decided a run that passed is shown as it was said.
  return finding.severity === 'critical' ? authorMark(finding.author) : marks.breach;
}

/** The mark of findings that could not be made. */
export function errorMark(): AuthorMark {
  return marks.error;
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
  breach: { glyph: '-', word: 'breach', color: undefined },
  none: { glyph: '-', word: 'no fault', color: undefined },
} as const;
