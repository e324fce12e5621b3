import { type Score, scoreFindings } from '../metrics/score-findings.ts';
import type { Finding } from '../records/finding.ts';
import type { ReferenceLabel } from '../records/labels/reference-label.ts';
import { nameLabel } from './judge/name-label.ts';

/** Measures findings against labels, in the vocabularies that findings have. Throws one sentence where a label fits several findings. */
export function scoreVerdicts({
  findings,
  labels,
}: {
  readonly findings: readonly Finding[];
  /** As `readLabels` gives them. */
  readonly labels: readonly ReferenceLabel[];
}): Score {
  return scoreFindings({ findings, labels, nameLabel });
}
