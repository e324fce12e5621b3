/** What is known of the world beside the record: its clock, and how people call its values. */
export interface Vocabulary {
  /** The moment at which the data stand still, as an ISO date; null where there is none. */
  readonly today: string | null;
  /** Other names of a value: paraphrases of an enumeration, the place behind a code. Patterns over plain words. */
  readonly aliases: (value: string, key: string) => readonly RegExp[];
  /** Names of the kind of thing that an id stands for: "my card". */
  readonly kinds: (value: string) => readonly RegExp[];
  /** How people call what an argument counts or says yes to: `total_parcels`: parcels, boxes. */
  readonly nouns: (key: string) => RegExp | null;
}

/** The months' names in lower case, in order. */
export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const dayLength = 24 * 3600 * 1000;

/** A longer value is a text and not a name that anybody repeats, and as a pattern it could cost any time. */
const longestName = 200;

/** One way to name a value. A phrase holds as it stands, whatever is negated in it: "I don't need it any more". */
export interface NamePattern {
  readonly test: RegExp;
  readonly phrase: boolean;
}

/**
 * Patterns by which a text in plain words may name a scalar value: itself, a date or time in words, the kind that stands in an id
 * (the words before its number), plural and compound forms. Empty for values that no text tells apart (yes, no, null).
 */
export function valuePatterns(value: string, key: string, vocabulary: Vocabulary): NamePattern[] {
  if (value.length > longestName) {
    return [];
  }
  const phrases = vocabulary.aliases(value, key).map((test) => ({ test, phrase: true }));
  const switched = switchPatterns(value, key, vocabulary);
  if (switched.length > 0) {
    return [...phrases, ...switched];
  }
  const own = [...ownPatterns(value, key, vocabulary), ...vocabulary.kinds(value)];
  return [...phrases, ...own.map((test) => ({ test, phrase: false }))];
}

function ownPatterns(value: string, key: string, vocabulary: Vocabulary): RegExp[] {
  const text = value
    .trim()
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'");
  if (text === '' || /^(yes|no|true|false|null|none|undefined)$/.test(text)) {
    return [];
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return datePatterns(text, vocabulary.today);
  }
  if (/^\d{2}:\d{2}(:00)?$/.test(text)) {
    return [timePattern(text)];
  }
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    return numberPatterns(text, key, vocabulary);
  }
  if (/^[a-z]+(_[a-z]+)*_\d+$/.test(text)) {
    return [literal(text), words(text.replace(/_\d+$/, ''))];
  }
  return [words(text)];
}

function datePatterns(date: string, today: string | null): RegExp[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = months[Number(month) - 1] ?? '';
  const number = String(Number(day));
  const short = `${name}|${name.slice(0, 3)}\\.?`;
  const patterns = [
    literal(date),
    new RegExp(`\\b(?:${short}) (?:the )?0?${number}(?:st|nd|rd|th)?\\b(?!:)`),
    new RegExp(`\\b0?${number}(?:st|nd|rd|th)?(?: of)? (?:${short})\\b`),
    new RegExp(`\\b${number}(?:st|nd|rd|th)\\b`),
    new RegExp(`\\b0?${Number(month)}/0?${number}(?:/(?:${year}|${year.slice(2)}))?\\b`),
  ];
  if (today === null) {
    return patterns;
  }
  const distance = Math.round((Date.parse(date) - Date.parse(today.slice(0, 10))) / dayLength);
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  if (distance >= 0 && distance < 14) {
    patterns.push(new RegExp(`\\b${weekday}\\b`));
  }
  if (distance === 0) {
    patterns.push(/\btoday\b/);
  }
  if (distance === 1) {
    patterns.push(/\btomorrow\b/);
  }
  if (distance === 2) {
    patterns.push(/\bday after tomorrow\b/);
  }
  return patterns;
}

function timePattern(time: string): RegExp {
  const [hours = '', minutes = ''] = time.split(':');
  const hour = Number(hours);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const half = hour < 12 ? 'a\\.?m\\.?' : 'p\\.?m\\.?';
  const minute = minutes === '00' ? '(?:[:.]?00)?' : `[:.]?${minutes}`;
  const spoken =
    minutes === '30'
      ? `|half past ${twelve}\\b`
      : minutes === '15'
        ? `|quarter past ${twelve}\\b`
        : minutes === '45'
          ? `|quarter to ${(twelve % 12) + 1}\\b`
          : minutes === '00'
            ? `|\\b${twelve} o'?clock`
            : '';
  return new RegExp(`\\b0?${hour}[:.]${minutes}\\b|\\b${twelve}${minute} ?${half}${spoken}`);
}

/**
 * The day of the week by which two dates are told apart, where it stands by itself: "the first Tuesday". One that is followed by a date
 * names that date. Null for what is no date.
 */
export function weekdayPattern(date: string): RegExp | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return null;
  }
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  const named = months.map((month) => month.slice(0, 3)).join('|');
  return weekday === undefined
    ? null
    : new RegExp(`\\b${weekday}s?\\b(?!,? (?:the )?(?:\\d|${named}))(?<!\\d(?:st|nd|rd|th)?,? ${weekday}s?)`);
}

/** How people speak of the part of the day that a time lies in; null for what is no time. */
export function dayPartPattern(time: string): RegExp | null {
  const hour = /^(\d{2}):\d{2}(?::\d{2})?$/.exec(time)?.[1];
  if (hour === undefined) {
    return null;
  }
  if (Number(hour) < 12) {
    return /\bmornings?\b|\bbefore (?:noon|lunch|midday)\b|\bforenoon\b/;
  }
  return Number(hour) < 17
    ? /\bafternoons?\b|\bafter (?:noon|lunch|midday)\b/
    : /\bevenings?\b|\bafter work\b|\bat night\b/;
}

/** A short number says nothing by itself: it counts only beside what it counts. */
function numberPatterns(number: string, key: string, vocabulary: Vocabulary): RegExp[] {
  const plain = String(Number(number)).replace('.', '\\.');
  const whole = /^\d+$/.test(number) ? '(?:\\.0+)?' : '0?';
  if (plain.replace(/\D/g, '').length >= 3) {
    return [new RegExp(`(?<![\\d.#])\\$?${plain}${whole}(?!\\d|\\.\\d)`)];
  }
  const counted = key
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !/^(total|number|count|nonfree|amount|num)$/.test(word))
    .map((word) => `${stem(word)}\\w*`);
  const noun = vocabulary.nouns(key);
  if (noun !== null) {
    counted.push(noun.source);
  }
  const behind = counted.length > 0 ? `(?=(?: \\w+){0,2} (?:${counted.join('|')}))|\\$${plain}(?!\\d|\\.\\d)` : '';
  const said = plain === '1' && counted.length > 0 ? '(?:1|one|a|single)' : plain;
  return [new RegExp(`(?<![\\d.#])\\b${said}\\b(?![\\d:%]|\\.\\d)${behind}`)];
}

/** Words of a name or an option, whichever way they are joined, in singular and plural. */
function words(text: string): RegExp {
  const parts = text
    .split(/[\s_/-]+/)
    .filter((part) => part !== '')
    .map((part) => escaped(part.length > 3 ? stem(part) : part));
  const last = parts.at(-1) ?? '';
  if (text.length === 1) {
    return singleLetter(text);
  }
  const joined = [...parts.slice(0, -1), `${last}(?:e?s)?`].join('[\\s_/-]*');
  return new RegExp(`(?<![\\w#])${joined}(?![\\w])`);
}

const sizes: Readonly<Record<string, string>> = { s: 'small', m: 'medium', l: 'large' };

function singleLetter(letter: string): RegExp {
  const named = sizes[letter];
  return new RegExp(
    `(?<=[(,/] ?)${escaped(letter)}(?= ?[),/])|\\b(?:size|sized|in|an?|brand|type) (?:an? )?"?${escaped(letter)}"?(?![\\w'])${named === undefined ? '' : `|\\b${named}\\b`}`,
  );
}

function literal(text: string): RegExp {
  return new RegExp(`(?<![\\w])${escaped(text)}(?![\\w])`);
}

/** Without the ending of a plural. */
export function stem(word: string): string {
  if (/(ss|us|is)$/.test(word)) {
    return word;
  }
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<=[a-z]{2})s$/, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A yes or no to what the argument is about: with it, or without it. A no is a phrase, for it negates by what it says. */
function switchPatterns(value: string, key: string, vocabulary: Vocabulary): NamePattern[] {
  if (!/^(?:yes|no|true|false)$/i.test(value)) {
    return [];
  }
  const word = key.split(/[._]/).at(-1) ?? '';
  const noun = vocabulary.nouns(key)?.source ?? (word.length > 3 ? `\\b${stem(word.toLowerCase())}\\w*` : null);
  if (noun === null) {
    return [];
  }
  const without = `(?:\\bno\\b|\\bwithout\\b|\\bnot\\b|n't\\b|\\bskip\\b|\\bdecline\\b|\\bleave (?:out|off)\\b|\\bnever\\b)`;
  if (/^(?:no|false)$/i.test(value)) {
    return [
      {
        test: new RegExp(`${without}[^.;!?]{0,40}(?:${noun})|(?:${noun})[^.;!?]{0,25}(?:${without}|: ?no\\b|, ?no\\b)`),
        phrase: true,
      },
    ];
  }
  return [{ test: new RegExp(noun), phrase: false }];
}
