import { type FaultName, faultNames } from '../../calibrate/faults/index.ts';
import { UsageError } from '../errors/usage-error.ts';
import { parseList } from '../options/parse-texts.ts';

/** Reads `wrong_argument,early_stop`. Throws a UsageError for a kind that there is not. */
export function parseFaults(text: string): readonly FaultName[] {
  return [...new Set(parseList([text]))].map((name) => {
    const known = faultNames.find((one) => one === name);
    if (known === undefined) {
      throw new UsageError(`--faults knows no ${name}; there are ${faultNames.join(', ')}.`);
    }
    return known;
  });
}
