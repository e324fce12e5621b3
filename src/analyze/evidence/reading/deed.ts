import type { CaseFile } from '../../case/case-file.ts';
import { objectOf } from '../../case/compare-arguments.ts';
import { type Fields, recordFields } from './known-records.ts';
import { splitNegated } from './negated-spans.ts';
import { plainWords } from './plain-words.ts';
import { type NamePattern, stem, type Vocabulary, valuePatterns } from './value-patterns.ts';

interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A change of the world as a conversation speaks of it. */
export interface Deed {
  readonly call: Call;
  /** How people ask for it; null where that is not known. */
  readonly topic: RegExp | null;
  /** Names of the object and of the things that it is about. */
  readonly things: readonly NamePattern[];
  /** Names of the new values that it brings: an address, a person, a date. */
  readonly values: readonly NamePattern[];
}

/** How much of a deed a text names: the thing and what is to be done with it, one of them, or nothing. */
export type Naming = 'deed' | 'value' | 'thing' | 'topic' | null;

/** The deed of a call, in the words that its record and the vocabulary have for it. */
export function deedOf(
  file: CaseFile,
  call: Call,
  vocabulary: Vocabulary & { readonly topic: (tool: string) => RegExp | null },
): Deed {
  const target = objectOf(call.arguments, file.knownDomain);
  const ids = Object.entries(call.arguments)
    .filter(([key]) => !/payment|user_id|new_/.test(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string' && value.length > 2)
    // A user that says who it is asks for nothing yet.
    .filter((id) => id !== file.task?.user_id);
  const parts = ids.filter((id) => id !== target && recordFields(file, id) !== null);
  const things = ids.flatMap((id) => thingsNamed(file, id, vocabulary, id === target && parts.length > 0));
  return {
    call,
    topic: vocabulary.topic(call.name),
    things,
    values: valuesBrought(call, target === null ? null : recordFields(file, target), vocabulary),
  };
}

/** Plain values of a call that are no ids, long enough to mean something by themselves, and not in the record already. */
function valuesBrought({ arguments: given }: Call, record: Fields | null, vocabulary: Vocabulary): NamePattern[] {
  const there = new Set([...(record?.values() ?? [])].flatMap((values) => [...values]));
  const leaves: NamePattern[] = [];
  const visit = (key: string, value: unknown, depth: number): void => {
    if (typeof value === 'object' && value !== null && depth < 5) {
      for (const [name, inner] of Object.entries(value)) {
        visit(Array.isArray(value) ? key : name, inner, depth + 1);
      }
    } else if (
      typeof value === 'string' &&
      value.length >= 3 &&
      !there.has(value) &&
      !/(^|_)ids?$|country|summary|type$/.test(key) &&
      !/^(yes|no|none|null)$/i.test(value)
    ) {
      leaves.push(...valuePatterns(value, key, vocabulary));
    }
  };
  visit('', given, 0);
  return leaves.slice(0, 40);
}

/** An object that other arguments tell the parts of is named by its id alone. */
function thingsNamed(file: CaseFile, id: string, vocabulary: Vocabulary, byIdOnly: boolean): NamePattern[] {
  const own = /^#?[A-Z0-9_]+$/i.test(id) && /\d/.test(id) ? valuePatterns(id, 'id', vocabulary) : [];
  const fields = byIdOnly ? null : recordFields(file, id);
  if (fields === null) {
    return own;
  }
  const telling = file.knownDomain?.words?.tellingFields ?? [];
  const told = [...fields].flatMap(([name, values]) =>
    /^(name|title|date|time)$|_name$/.test(name) || telling.includes(name)
      ? [...values].slice(0, 6).flatMap((value) => [...valuePatterns(value, name, vocabulary), ...nounOf(name, value)])
      : [],
  );
  return [...own, ...told].slice(0, 40);
}

/** People speak of a "Desk Lamp" as the lamp. */
function nounOf(field: string, value: string): NamePattern[] {
  const noun =
    value
      .toLowerCase()
      .split(/[\s-]+/)
      .at(-1) ?? '';
  if (field !== 'name' || !/^[a-z]{3,40}$/.test(noun) || !/[\s-]/.test(value)) {
    return [];
  }
  return [{ test: new RegExp(`\\b${stem(noun)}(?:e?s)?\\b`), phrase: false }];
}

/** What of a deed a text names, and does not negate. */
export interface Mention {
  readonly topic: boolean;
  readonly thing: boolean;
  readonly value: boolean;
}

/** Where money goes is spoken of with many deeds and tells none of them apart. */
const moneyBack = /\brefund\w*|\bmoney back\b|\bback (?:on|to|onto|in) (?:my|your|the)\b/g;

/** What of the deed a text names. With `strict` words about refunds do not count as its topic. */
export function mentionOf(text: string, deed: Deed, strict = false): Mention {
  const plain = plainWords(text);
  const { affirmed } = splitNegated(plain);
  const said = ({ test, phrase }: NamePattern) => test.test(phrase ? plain : affirmed);
  // The topic may stand in words that are negated in form only: "I don't need it any more".
  const topic = deed.topic?.test(strict ? plain.replace(moneyBack, ' ') : plain) ?? false;
  return { topic, thing: deed.things.some(said), value: deed.values.some(said) };
}

/** How much of the deed a text names. */
export function namesDeed(text: string, deed: Deed): Naming {
  const { topic, thing, value } = mentionOf(text, deed);
  if (topic && (thing || value)) {
    return 'deed';
  }
  return value ? 'value' : thing ? 'thing' : topic ? 'topic' : null;
}
