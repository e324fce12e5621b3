import { plainWords } from '../evidence/reading/plain-words.ts';
import { type Apart, stanceOf } from '../evidence/reading/tell-apart.ts';

const dearer =
  /\b(?:dear(?:er|est)?|pric(?:y|ier|iest)|(?:more |most )?expensive|costl(?:y|ier|iest)|costs? more|highe(?:r|st))\b/;
const cheaper = /\b(?:cheap(?:er|est)?|less expensive|costs? less|lowe(?:r|st)|least expensive)\b/;
const later = /\b(?:later|latest|last)\b/;
const sooner = /\b(?:earlier|earliest|sooner|soonest)\b/;
const firstOne = /\b(?:first|1st|former)\b/;
const secondOne = /\b(?:second|2nd|latter)\b/;

/**
 * Which of two values somebody picks by comparison or place ("the dear one", "the second") from a text that puts both forward; null
 * where the words do not tell.
 */
export function pickFrom(listing: string, pick: string, apart: Apart): 'expected' | 'actual' | null {
  const parts = plainWords(listing).split(/(?<=[.!?;])\s+|\n+|, (?:and |or )?| or /);
  const entries = parts.flatMap((part) => {
    const side = stanceOf(part, apart);
    return side === 'expected' || side === 'actual' ? [{ side, part }] : [];
  });
  const wanted = entries.filter(({ side }) => side === 'expected');
  const other = entries.filter(({ side }) => side === 'actual');
  if (wanted.length === 0 || other.length === 0) {
    return null;
  }
  const words = plainWords(pick);
  const compare = (read: (part: string) => number | null, more: RegExp, less: RegExp) => {
    const [one, two] = [wanted, other].map((side) =>
      side.map(({ part }) => read(part)).find((value) => value !== null),
    );
    const isMore = more.test(words);
    if (one == null || two == null || one === two || isMore === less.test(words)) {
      return null;
    }
    return one > two === isMore ? ('expected' as const) : ('actual' as const);
  };
  return compare(priceIn, dearer, cheaper) ?? compare(momentIn, later, sooner) ?? byPlace({ entries, words });
}

function byPlace({
  entries,
  words,
}: {
  readonly entries: readonly { readonly side: 'expected' | 'actual' }[];
  readonly words: string;
}): 'expected' | 'actual' | null {
  const first = firstOne.test(words);
  const sides = [...new Set(entries.map(({ side }) => side))];
  if (first === secondOne.test(words) || sides.length !== 2) {
    return null;
  }
  return sides[first ? 0 : 1] ?? null;
}

function priceIn(part: string): number | null {
  const found = /\$(\d+(?:\.\d+)?)/.exec(part)?.[1];
  return found === undefined ? null : Number(found);
}

/** A day and a time of it, as a number that grows with both. */
function momentIn(part: string): number | null {
  const day = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(part);
  const time = /\b(\d{1,2}):(\d{2})\b/.exec(part);
  if (day === null && time === null) {
    return null;
  }
  const days = day === null ? 0 : Date.parse(day[0]) / 86_400_000;
  return days + (time === null ? 0 : (Number(time[1]) * 60 + Number(time[2])) / 1440);
}
