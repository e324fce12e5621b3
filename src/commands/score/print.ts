import type { Score } from '../../metrics/score-findings.ts';
import type { Finding, JudgeRecord } from '../../records/finding.ts';
import type { LabelFile } from '../../records/labels/reference-label.ts';
import { packageVersion } from '../../records/package-version.ts';
import { scoreConfusionCsv, scoreMeasuresCsv } from '../../report/score-csv.ts';
import { scoreText } from '../../report/score-text.ts';
import type { Writer } from '../terminal/writer.ts';
import type { ScoreRequest } from './command.ts';

/** What the numbers were made from. */
interface Provenance {
  readonly findings: readonly Finding[];
  readonly findingsFiles: readonly { readonly file: string; readonly findings: readonly unknown[] }[];
  readonly labelFiles: readonly LabelFile[];
  readonly problems: readonly string[];
}

/** Prints the measures in the format that was asked for. */
export function printScore({
  format,
  misses,
  score,
  provenance,
  out,
}: {
  readonly format: ScoreRequest['format'];
  readonly misses: number;
  readonly score: Score;
  readonly provenance: Provenance;
  readonly out: Writer;
}): void {
  if (format === 'json') {
    out.data(`${JSON.stringify({ ...describe(provenance), ...score }, null, 2)}\n`);
  } else if (format === 'csv') {
    out.data(scoreMeasuresCsv(score));
  } else if (format === 'confusion') {
    out.data(scoreConfusionCsv(score));
  } else {
    out.text(scoreText({ score, width: out.width(), misses }));
  }
}

/** What the numbers were made from, so that they can be made again. */
function describe({ findings, findingsFiles, labelFiles, problems }: Provenance) {
  const judges = new Map<string, JudgeRecord>(findings.map(({ judge }) => [JSON.stringify(judge), judge]));
  return {
    version: packageVersion(),
    findings: findingsFiles.map(({ file, findings: rows }) => ({ file, rows: rows.length })),
    labels: labelFiles.map(({ file, kind, hash, labels }) => ({
      file,
      kind,
      hash,
      rows: labels.length,
      annotators: [...new Set(labels.map(({ annotator }) => annotator))],
    })),
    judges: [...judges.values()],
    problems,
  };
}
