import { join } from 'node:path';
import type { Environment } from './environment.ts';

/**
 * The folder of the data sets that were imported without a place of their own, where runs are replayed that no built-in data set
 * fits: `TAU_TRIAGE_DATA`, else below the place that the system has for a user's data. Null where there is no home.
 */
export function importedData(environment: Environment): string | null {
  const { TAU_TRIAGE_DATA: own, XDG_DATA_HOME: data, LOCALAPPDATA: local } = environment;
  const home = environment['HOME'] || environment['USERPROFILE'];
  if (own) {
    return own;
  }
  const base = data || local || (home ? join(home, '.local', 'share') : '');
  return base === '' ? null : join(base, 'tau-triage', 'datasets');
}
