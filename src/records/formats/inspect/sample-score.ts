import { isJsonObject, type JsonObject, numberOrNull, objectOrEmpty } from '../../json/json-fields.ts';

/** Inspect's letters for a score and words that its own conversion takes (inspect_ai/scorer/_metric.py, value_to_float). */
const letters: ReadonlyMap<string, number> = new Map([
  ['C', 1],
  ['I', 0],
  ['P', 0.5],
  ['N', 0],
  ['yes', 1],
  ['true', 1],
  ['no', 0],
  ['false', 0],
]);

/** The scores of a sample: the one that counts, and each by its scorer. */
export interface SampleScore {
  /** Of the scorer that the log's headline names, else of the first one that gave a number; null where none did. */
  readonly reward: number | null;
  readonly breakdown: Readonly<Record<string, number>> | null;
}

/** What a sample's scorers gave it. A score of several values is no one number, and stands in the breakdown by `scorer.value`. */
export function readSampleScore(sample: JsonObject, { headline }: { headline: string | null }): SampleScore {
  const parts: [string, number][] = [];
  const whole: [string, number][] = [];
  for (const [scorer, score] of Object.entries(objectOrEmpty(sample['scores']))) {
    const value = isJsonObject(score) && 'value' in score ? score['value'] : score;
    const number = toNumber(value);
    if (number !== null) {
      whole.push([scorer, number]);
      parts.push([scorer, number]);
    }
    for (const [key, part] of Object.entries(objectOrEmpty(value))) {
      const share = toNumber(part);
      parts.push(...(share === null ? [] : [[`${scorer}.${key}`, share] satisfies [string, number]]));
    }
  }
  const chosen = whole.find(([scorer]) => scorer === headline) ?? whole[0];
  return { reward: chosen?.[1] ?? null, breakdown: parts.length === 0 ? null : Object.fromEntries(parts) };
}

function toNumber(value: unknown): number | null {
  if (typeof value !== 'string') {
    return numberOrNull(value);
  }
  const known = letters.get(value) ?? letters.get(value.toLowerCase());
  return known ?? (value.trim() === '' ? null : numberOrNull(Number(value)));
}
