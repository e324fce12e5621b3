import type { CallShape } from './call-shape.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';

/** A call and what it answered; null where nothing did. */
export interface AnsweredCall extends CallShape {
  readonly observation: string | null;
}

/**
 * Ids of the customers that successful look-ups have found, in order: what the policy's look-ups were asked for or answered, as far as
 * it names a record of the domain's customers.
 */
export function customersOf(options: {
  readonly domain: Pick<Domain, 'identity' | 'userTable'>;
  readonly database: Database;
  readonly calls: readonly AnsweredCall[];
}): string[] {
  const { domain, database, calls } = options;
  const known = database.tables.get(domain.userTable);
  const lookUps = domain.identity?.lookUps ?? [];
  const found = calls
    .filter(({ name, observation }) => lookUps.includes(name) && observation !== null && !/^Error/.test(observation))
    .flatMap((call) => [
      ...Object.values(call.arguments),
      call.observation?.trim(),
      ownerIn(call.observation, domain.identity?.noun ?? 'user'),
    ])
    .filter((value): value is string => typeof value === 'string' && known?.has(value) === true);
  return [...new Set(found)];
}

/** The customer's id in a record that was answered. */
function ownerIn(observation: string | null, noun: string): string | undefined {
  return new RegExp(`"(?:user|customer|${noun})_id":\\s*"([^"]+)"`).exec(observation ?? '')?.[1];
}
