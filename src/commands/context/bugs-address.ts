import { readFileSync } from 'node:fs';

/** Where defects are to be reported, as package.json has it; null where it names no address. */
export function bugsAddress(): string | null {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const { bugs } = JSON.parse(text) as { readonly bugs?: { readonly url?: string } };
  return bugs?.url ?? null;
}
