import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { CallShape } from './call-shape.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import type { Phrase } from './phrase.ts';

/** How the two sides of a scripted conversation speak of a call. */
export function phraseOf(
  call: CallShape,
  { domain, database }: { readonly domain: Domain; readonly database: Database },
): Phrase {
  const make = domain.phrases?.[call.name];
  return make ? make(call.arguments, database) : plainPhrase(call);
}

/** For tools without words of their own: the tool's name and its arguments. */
function plainPhrase({ name, arguments: given }: CallShape): Phrase {
  const values = Object.entries(given).map(
    ([key, value]) => `${key.replaceAll('_', ' ')} ${typeof value === 'string' ? value : jsonText(value as Value)}`,
  );
  const text = `${name.replaceAll('_', ' ')}${values.length > 0 ? ` (${values.join('; ')})` : ''}`;
  return { wish: text, deed: text };
}
