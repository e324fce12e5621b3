import type { Candidate, ChainLink } from '../../records/attribution.ts';
import { brokenLinkOf } from '../../records/broken-link.ts';
import type { Finding } from '../../records/finding.ts';
import { isPassed } from '../../records/reward.ts';
import { linkName, sideNames } from '../../report/link-words.ts';
import { authorMark } from '../author-mark.ts';
import { type Block, type Document, toDocument } from '../document.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Style, span } from '../line.ts';
import { heading, prose } from '../prose.ts';
import type { TabInput } from './tab-input.ts';

/** The way of the deciding difference, link by link; Enter goes to the cited turn. Below it the readings that stand. */
export function chainDocument({ finding, width, glyphs }: TabInput): Document {
  const { attribution } = finding;
  if (attribution === null || (attribution.chain.length === 0 && attribution.candidates.length === 0)) {
    return toDocument([{ step: null, lines: prose({ text: emptyText(finding), width }) }]);
  }
  const broken = brokenLinkOf(finding);
  const links = attribution.chain.map((link) => linkBlock({ link, broken: link === broken, width, glyphs }));
  const readings = attribution.candidates.map((candidate) => readingBlock({ candidate, width }));
  return toDocument([
    ...links,
    ...(readings.length === 0
      ? []
      : [{ step: null, lines: [heading('Readings that stand, the likeliest first')] }, ...readings]),
    ...(attribution.decides === null
      ? []
      : [
          {
            step: null,
            lines: [heading('What would decide'), ...prose({ text: attribution.decides, width, indent: 2 })],
          },
        ]),
  ]);
}

/** The row at which the run left its task, or the first one. */
export function brokenRow(finding: Finding): number {
  const broken = brokenLinkOf(finding);
  return broken === null ? 0 : (finding.attribution?.chain.indexOf(broken) ?? 0);
}

function linkBlock({
  link: { link, step, quote, supports },
  broken,
  width,
  glyphs,
}: {
  readonly link: ChainLink;
  readonly broken: boolean;
  readonly width: number;
  readonly glyphs: Glyphs;
}): Block {
  const looks: Style = broken ? { bold: true, color: 'yellow' } : { bold: true };
  const said =
    quote === null
      ? []
      : prose({ text: quote.replace(/\s+/g, ' '), width: width - 4, style: { color: 'cyan' }, limit: mostRows });
  return {
    step,
    lines: [
      [
        span(`${broken ? glyphs.differs : ' '} ${linkName(link)}`, looks),
        span(`${step === null ? '' : `  step ${step}`}  ${sideNames[supports]}`, { dim: true }),
      ],
      ...said.map((line) => [span(`  ${glyphs.border} `, { dim: true }), ...line]),
      [],
    ],
  };
}

/** Rows of a quote; the turn itself stands beside it. */
const mostRows = 4;

function readingBlock({ candidate, width }: { readonly candidate: Candidate; readonly width: number }): Block {
  const { author, type, step, because } = candidate;
  const mark = authorMark(author);
  return {
    step,
    lines: [
      [
        span(`  ${mark.glyph} ${mark.word}`, { color: mark.color }),
        span(` ${type}${step === null ? '' : ` step ${step}`}`),
      ],
      ...prose({ text: because, width, indent: 4 }),
      [],
    ],
  };
}

function emptyText({ status, reward, attribution }: Finding): string {
  if (status === 'error') {
    return 'This run could not be judged, so nothing was traced.';
  }
  if (isPassed(reward)) {
    return 'This run passed, so there is no difference to trace.';
  }
  if (attribution === null) {
    return 'This finding has no attribution: it was made by an earlier version.';
  }
  return 'No difference was traced through the conversation: the verdict rests on the facts under Evidence.';
}
