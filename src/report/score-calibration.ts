import type { Calibration } from '../metrics/calibration.ts';
import type { ScoreCalibration } from '../metrics/score-calibration.ts';
import { numberText } from './score-measures.ts';

/** Confidence beside how often the verdict was right, in five bins; empty bins are left out. The author also by attribution status. */
export function calibrationLines({ author, type, author_by_status }: ScoreCalibration): readonly string[] {
  const lines = [
    ...binLines({ title: 'author', calibration: author }),
    ...binLines({ title: 'type', calibration: type }),
    ...Object.entries(author_by_status).flatMap(([status, calibration]) =>
      binLines({ title: `author, ${status}`, calibration }),
    ),
  ];
  return lines.length === 0 ? [] : ['Confidence, and how often it was right:', ...lines];
}

function binLines({ title, calibration }: { readonly title: string; readonly calibration: Calibration }) {
  return calibration.bins
    .filter(({ right }) => right.n > 0)
    .map(({ from, to, mean_confidence, right }) => {
      const part = (value: number | null) => numberText({ part: value, isShare: true });
      const range = `${from.toFixed(1)} to ${to.toFixed(1)}`;
      const said = `mean ${numberText({ part: mean_confidence, isShare: false })}`;
      return `  ${title.padEnd(17)} ${range}  ${said}  right ${part(right.value).padStart(6)}  ${part(right.low)} to ${part(right.high)}  ${right.hits}/${right.n}`;
    });
}
