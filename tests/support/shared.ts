import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Path of a published file beside the checkout. */
export const shared = (path: string): string => `${folder}${path}`;

/** Whether those files are there; tests that need them skip with this message otherwise. */
export const hasShared = existsSync(`${folder}trajectories`);
export const sharedMissing = 'skipped: ../shared (published result files) is not there';
