import type { AnnotatorAgreement } from '../metrics/annotator-agreement.ts';
import { agreementMeasureNames } from '../metrics/annotator-agreement.ts';
import { findingMeasureNames, referenceMeasureNames } from '../metrics/measure-names.ts';
import type { Score } from '../metrics/score-findings.ts';
import { counted } from '../text/counted.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { calibrationLines } from './score-calibration.ts';
import { confusionLines } from './score-confusion.ts';
import { measureHeading, measureLines } from './score-measures.ts';
import { missLines, notJudgedLines } from './score-misses.ts';

/** A score for a reader, in lines of at most `width` columns where prose can be cut; at most `misses` misses are told. */
export function scoreText({
  score,
  width,
  misses,
}: {
  readonly score: Score;
  readonly width: number;
  readonly misses: number;
}): string {
  const several = score.annotators.length > 1;
  const names = score.annotators.map(({ name }) => sanitiseLine(name)).join(', ');
  const sections: (readonly string[])[] = [
    [countsLine(score)],
    [
      several ? `Against what any of ${names} accepts:` : `Against ${names}:`,
      measureHeading,
      ...measureLines({ measures: score.measures, names: referenceMeasureNames }),
    ],
    ...(several ? score.annotators.map(annotatorLines) : []),
    ...score.agreement.map(agreementLines),
    [
      'The findings themselves:',
      measureHeading,
      ...measureLines({ measures: score.measures, names: findingMeasureNames }),
      ...costNote(score),
    ],
    confusionLines(score.confusion),
    calibrationLines(score.calibration),
    missLines({ misses: score.misses, width, most: misses }),
    notJudgedLines(score.not_judged),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function countsLine({ counts }: Score): string {
  const parts = [
    `${counts.labelled - counts.not_judged} of ${counted(counts.labelled, 'run')} with a label have a finding`,
  ];
  if (counts.labelled_errors > 0) {
    parts.push(`${counts.labelled_errors} of these are errors and count as wrong`);
  }
  if (counts.not_judged > 0) {
    parts.push(
      `${counts.not_judged} ${counts.not_judged === 1 ? 'was not judged and is' : 'were not judged and are'} left out`,
    );
  }
  if (counts.unlabelled > 0) {
    parts.push(`${counts.unlabelled} of ${counts.findings} findings have no label`);
  }
  return `${parts.join('; ')}.`;
}

function annotatorLines({ name, labels, measures }: Score['annotators'][number]): readonly string[] {
  return [
    `Against ${sanitiseLine(name)} alone (${counted(labels, 'run')} labelled):`,
    measureHeading,
    ...measureLines({ measures, names: referenceMeasureNames }),
  ];
}

function agreementLines({ annotators: [one, other], runs: count, measures }: AnnotatorAgreement): readonly string[] {
  return [
    `For scale, ${sanitiseLine(one)} and ${sanitiseLine(other)} with each other (${counted(count, 'run')} labelled by both):`,
    measureHeading,
    ...measureLines({ measures, names: agreementMeasureNames }),
  ];
}

function costNote({ counts }: Score): readonly string[] {
  return counts.unknown_costs > 0 ? [`  The cost of ${counts.unknown_costs} of ${counts.findings} is unknown.`] : [];
}
