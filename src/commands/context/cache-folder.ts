import { join } from 'node:path';
import type { Environment } from './environment.ts';

/** Where replies of models are kept: TAU_TRIAGE_CACHE, else the user's folder of caches; null where that variable is empty or neither is named. */
export function cacheFolder(environment: Environment): string | null {
  const named = environment['TAU_TRIAGE_CACHE'];
  if (named !== undefined) {
    return named || null;
  }
  const caches = environment['XDG_CACHE_HOME'] || (environment['HOME'] ? join(environment['HOME'], '.cache') : null);
  return caches === null ? null : join(caches, 'tau-triage', 'replies');
}
