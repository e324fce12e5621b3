import { fileURLToPath } from 'node:url';
import { shippedSets } from '../accuracy/labelled-sets.ts';
import { confidenceTableText } from './confidence-table-text.ts';
import { fitConfidence } from './fit-confidence.ts';
import { labelledVerdicts } from './labelled-verdicts.ts';

/** Where the table stands that the rules judge reads. */
export const confidenceTablePath = fileURLToPath(
  new URL('../../src/analyze/judge/rules/confidence-table.ts', import.meta.url),
);

/** The source of the table as it follows from the recorded runs and the open conversations. */
export async function measuredConfidenceTable(): Promise<string> {
  // The held-out half measures the judge, so nothing may be fitted on it.
  const sets = shippedSets.filter(({ name }) => !name.includes('held-out'));
  const verdicts = [];
  for (const set of sets) {
    verdicts.push(...(await labelledVerdicts(set)));
  }
  return confidenceTableText(fitConfidence(verdicts));
}
