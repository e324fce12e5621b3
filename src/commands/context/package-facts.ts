import { readFileSync } from 'node:fs';

/** Version of this package, as package.json has it. */
export function packageVersion(): string {
  return readPackage().version;
}

/** Where defects are to be reported, as package.json has it; null where it names no address. */
export function bugsAddress(): string | null {
  return readPackage().bugs?.url ?? null;
}

function readPackage(): PackageFile {
  return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as PackageFile;
}

interface PackageFile {
  readonly version: string;
  readonly bugs?: { readonly url?: string };
}
