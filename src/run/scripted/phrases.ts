import type { Database } from '../../domains/engine/database.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Action } from '../../records/task.ts';
import { airlinePhrases } from './airline-phrases.ts';
import { healthcarePhrases } from './healthcare-phrases.ts';
import type { Phrase } from './phrase.ts';
import { retailPhrases } from './retail-phrases.ts';

const phrases = { ...retailPhrases, ...airlinePhrases, ...healthcarePhrases };

/** How the two sides speak of an expected call. */
export function phraseOf(action: Pick<Action, 'name' | 'arguments'>, database: Database): Phrase {
  const make = phrases[action.name];
  return make ? make(action.arguments, database) : plainPhrase(action);
}

/** For tools without words of their own: the tool's name and its arguments. */
function plainPhrase({ name, arguments: given }: Pick<Action, 'name' | 'arguments'>): Phrase {
  const values = Object.entries(given).map(
    ([key, value]) => `${key.replaceAll('_', ' ')} ${typeof value === 'string' ? value : jsonText(value as Value)}`,
  );
  const text = `${name.replaceAll('_', ' ')}${values.length > 0 ? ` (${values.join('; ')})` : ''}`;
  return { wish: text, deed: text };
}
