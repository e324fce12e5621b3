import type { Dataset } from '../../datasets/dataset.ts';
import type { CallShape } from '../../domains/engine/call-shape.ts';
import type { Phrase } from '../../domains/engine/phrase.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';

/** How the two sides speak of an expected call. */
export function phraseOf(action: CallShape, { domain, database }: Pick<Dataset, 'domain' | 'database'>): Phrase {
  const make = domain.phrases?.[action.name];
  return make ? make(action.arguments, database) : plainPhrase(action);
}

/** For tools without words of their own: the tool's name and its arguments. */
function plainPhrase({ name, arguments: given }: CallShape): Phrase {
  const values = Object.entries(given).map(
    ([key, value]) => `${key.replaceAll('_', ' ')} ${typeof value === 'string' ? value : jsonText(value as Value)}`,
  );
  const text = `${name.replaceAll('_', ' ')}${values.length > 0 ? ` (${values.join('; ')})` : ''}`;
  return { wish: text, deed: text };
}
