import { fileURLToPath } from 'node:url';

/** Where the built-in data sets are: a folder for each domain. */
export const builtInData = fileURLToPath(new URL('../../data/', import.meta.url));
