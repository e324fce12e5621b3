import type { Domain } from '../../domains/engine/domain.ts';
import { topicOf } from '../evidence/reading/topics.ts';
import type { Vocabulary as ValueVocabulary } from '../evidence/reading/value-patterns.ts';
import { wishWords } from '../evidence/reading/wish-words.ts';

/** How the people of a domain speak: of its values, and of what its tools do. */
export interface Vocabulary extends ValueVocabulary {
  readonly topic: (tool: string) => RegExp | null;
}

/** The vocabulary of a domain; for one that nothing is known of, what the names of its tools tell. */
export function vocabularyOf(domain: Domain | null): Vocabulary {
  const aliases = domain?.words?.aliases;
  const spoken = domain?.words?.spokenIds ?? [];
  return {
    today: domain?.now?.date ?? null,
    aliases: (value, key) => aliases?.(value, key) ?? [],
    kinds: (value) => spoken.filter(({ id }) => id.test(value)).map(({ words }) => words),
    nouns: (key) => topicOf(key, domain),
    topic: (tool) => either(wishWords(tool), topicOf(tool, domain)),
  };
}

/** What the domain says of a tool and what the tool's name tells, both. */
function either(left: RegExp | null, right: RegExp | null): RegExp | null {
  if (left === null || right === null) {
    return left ?? right;
  }
  return new RegExp(`${left.source}|${right.source}`, 'i');
}
