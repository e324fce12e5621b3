import type { CaseFile } from '../case/case-file.ts';
import { inventedTerm } from '../evidence/reading/invented-terms.ts';
import type { Stance } from '../evidence/reading/tell-apart.ts';
import type { Atom } from './atoms.ts';
import type { Reading } from './chain.ts';
import { narrowedAt } from './narrowed-at.ts';
import { quoteFrom } from './turns.ts';
import type { Walk } from './value-walk.ts';

/**
 * The user's part in a value that nobody named, where it had set terms of its own that led there: a condition that its instruction does
 * not have, or less than it had asked for. Null where it had not, and where the agent itself had put forward the right value.
 */
export function ownTerms({
  file,
  step,
  walk: { position, agentFirst, userFirst, wished, links },
  atom,
  instruction,
}: {
  readonly file: CaseFile;
  /** Step of the call. */
  readonly step: number;
  readonly walk: Walk;
  readonly atom: Atom;
  readonly instruction: Stance;
}): Reading | null {
  if (instruction === 'actual') {
    return null;
  }
  const named = `${JSON.stringify(atom.actual)} of ${atom.key}`;
  // What the agent called with, after it had put forward the right value and no other, came from nobody.
  const offeredRightly =
    agentFirst === null &&
    userFirst === null &&
    links.some(({ kind, supports }) => kind === 'agent_offers' && supports === 'expected');
  const invented =
    position?.side === 'expected' || wished !== null || offeredRightly || /payment/.test(atom.key)
      ? null
      : inventedTerm(file, step);
  if (invented !== null) {
    return {
      author: 'user',
      type: 'user_ungrounded',
      step: invented.step,
      quote: invented.sentence,
      because: `At step ${invented.step} the user set a condition ("${invented.term}") that its instruction does not have; the choice of ${named} followed from it.`,
    };
  }
  const narrowed = position === null ? narrowedAt(file, step) : null;
  return narrowed === null
    ? null
    : {
        author: 'user',
        type: 'user_contradicted',
        step: narrowed,
        quote: quoteFrom(file, narrowed),
        because: `At step ${narrowed} the user asked for less than before, once the agent had told what it takes; ${named} followed from it.`,
      };
}
