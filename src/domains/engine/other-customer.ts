import type { Database } from './database.ts';
import type { PolicyCheck } from './policy-check.ts';

/** Checks, one for each tool, that the record a call changes is that of the customer whom the look-ups have found. */
export function otherCustomer(options: {
  readonly tools: readonly string[];
  /** What the customer is called: "user". */
  readonly noun: string;
  /** The owner of what a call changes, and what that is; undefined where the records do not have it. */
  readonly ownerOf: (
    given: Readonly<Record<string, unknown>>,
    database: Database,
  ) => { readonly owner: string; readonly thing: string } | undefined;
}): PolicyCheck[] {
  const { tools, noun, ownerOf } = options;
  return tools.map((tool) => ({
    name: 'other_customer',
    tool,
    breachOf: (given, database, { customers }) => {
      const found = ownerOf(given, database);
      if (found === undefined || customers.length === 0 || customers.includes(found.owner)) {
        return null;
      }
      const { owner, thing } = found;
      return {
        forbidden: `${thing} to be changed in this conversation`,
        did: `changed ${thing}`,
        reason: `it belongs to ${owner}, the ${noun} who was identified is ${customers.join(' and ')}, and a conversation serves one ${noun} only`,
        instead: `Decline to change ${thing}.`,
      };
    },
  }));
}
