import {
  integerOrNull,
  isJsonObject,
  type JsonObject,
  listOrEmpty,
  objectOrEmpty,
  textOrNull,
  textsOf,
} from '../../json/json-fields.ts';
import type { Review } from '../../trajectory.ts';

/** The reviews that a simulation carries: of both speakers (`review`) and of the user alone (`user_only_review`). */
export function readTau2Reviews(simulation: JsonObject): { reviews: readonly Review[]; summary: string | null } {
  const whole = objectOrEmpty(simulation['review']);
  const userOnly = objectOrEmpty(simulation['user_only_review']);
  const turns = listOrEmpty(simulation['messages']);
  const reviews = [
    ...listOrEmpty(whole['errors']).map((error) => readError(error, { turns, source: null })),
    ...listOrEmpty(userOnly['errors']).map((error) => readError(error, { turns, source: 'user' })),
  ].flatMap((review) => (review === null ? [] : [review]));
  const summaries = [whole['summary'], userOnly['summary']].filter((text) => typeof text === 'string' && text !== '');
  return { reviews, summary: summaries.length === 0 ? null : summaries.join('\n\n') };
}

function readError(raw: unknown, place: { turns: readonly unknown[]; source: string | null }): Review | null {
  if (!isJsonObject(raw)) {
    return null;
  }
  return {
    source: textOrNull(raw['source']) ?? place.source,
    tags: textsOf(raw['error_tags']),
    severity: textOrNull(raw['severity']),
    step: stepOf(integerOrNull(raw['turn_idx']), place.turns),
    reasoning: textOrNull(raw['reasoning']),
    correct_behavior: textOrNull(raw['correct_behavior']),
  };
}

/** The message with that `turn_idx`; where messages have none, the number itself. */
function stepOf(turn: number | null, turns: readonly unknown[]): number | null {
  const step = turns.findIndex((message) => isJsonObject(message) && message['turn_idx'] === turn);
  return turn !== null && step >= 0 ? step : turn;
}
