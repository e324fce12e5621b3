import { fileURLToPath } from 'node:url';
import type { Dataset } from './dataset.ts';
import { openDataset } from './open-datasets.ts';

/** The folder of the built-in data sets, one for each domain. */
export const builtInData = fileURLToPath(new URL('../../data/', import.meta.url));

/** The built-in data set of a domain. Throws a DatasetError that names the domains where there is none. */
export function openBuiltInDataset({ domain }: { readonly domain: string }): Dataset {
  return openDataset({ path: builtInData, domain });
}
