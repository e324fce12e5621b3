import type { ChainLink } from '../../records/attribution.ts';
import { brokenLinkOf } from '../../records/broken-link.ts';
import type { Finding } from '../../records/finding.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { truncate } from '../../text/truncate.ts';
import { linkName, sideNames } from '../link-words.ts';
import { hanging } from './prose-lines.ts';

/** From here on a quote stands beside its link, else below it. */
const wide = 90;

/**
 * The way of the deciding difference, link by link, with the side that each speaks for; the link where the run left its task has
 * an arrow. Below it the readings that stand, where more than one does. Empty where the verdict rests on no chain.
 */
export function chainLines(finding: Finding, width: number): string[] {
  const { attribution } = finding;
  if (attribution === null) {
    return [];
  }
  const broken = brokenLinkOf(finding);
  const lines = attribution.chain.flatMap((link) => linkLines({ link, marked: link === broken, width }));
  const readings = attribution.candidates.flatMap(({ author, type, step, because }, index) => {
    const place = step === null ? '' : ` at step ${step}`;
    // What the verdict says already is not told again.
    const why = finding.description?.includes(because) === true ? '' : `: ${because}`;
    return hanging(`${index + 1}. ${author}, ${type}${place}${why}`, width);
  });
  return [
    ...lines,
    ...(readings.length === 0 ? [] : ['Readings that stand, the likeliest first:', ...readings]),
    ...(attribution.decides === null ? [] : hanging(`What would decide: ${attribution.decides}`, width)),
  ];
}

function linkLines({
  link: { link, step, quote, supports },
  marked,
  width,
}: {
  readonly link: ChainLink;
  readonly marked: boolean;
  readonly width: number;
}): string[] {
  const place = step === null ? '' : `[${step}]`;
  const head = `${marked ? '>' : ' '} ${place.padEnd(5)} ${linkName(link).padEnd(14)} ${sideNames[supports].padEnd(17)}`;
  if (quote === null) {
    return [head.trimEnd()];
  }
  const said = `"${sanitiseLine(quote)}"`;
  if (width >= wide) {
    return [truncate({ text: `${head} ${said}`, width: width - 2 })];
  }
  return [head.trimEnd(), truncate({ text: `        ${said}`, width: width - 2 })];
}
