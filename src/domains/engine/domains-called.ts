import type { Domain } from './domain.ts';

/** What results files call a domain. */
export function fileNameOf({ name, calledInFiles }: Pick<Domain, 'name' | 'calledInFiles'>): string {
  return calledInFiles ?? name;
}

/** The versions of a world that a file may mean by a name, in the order of the table; the one of exactly that name first. */
export function domainsCalled(domains: { readonly [name: string]: Domain }, name: string | null): Domain[] {
  if (name === null) {
    return [];
  }
  const exact = Object.hasOwn(domains, name) ? domains[name] : undefined;
  const others = Object.values(domains).filter((domain) => domain !== exact && fileNameOf(domain) === name);
  return exact === undefined ? others : [exact, ...others];
}
