import {
  isJsonObject,
  type JsonObject,
  listOrEmpty,
  objectOrEmpty,
  textOrNull,
  textsOf,
} from '../../json/json-fields.ts';

/** The turns of a voice run. */
export interface SpokenTurns {
  readonly list: readonly JsonObject[];
  /** Chunks of sound of which no text is told. */
  readonly passedOver: number;
}

interface OpenTurn {
  readonly message: { role: string; content: string };
  utterances: readonly string[];
}

/**
 * The messages of a voice run, whose file has ticks of some fractions of a second, with a chunk of each speaker's words in them
 * (tau2/data_model/message.py, Tick). Chunks of one utterance become one message, at the place where it began; without ids of utterances a
 * turn lasts until the other one speaks. A step counts these messages, not ticks.
 */
export function turnsOfTicks(ticks: readonly unknown[]): SpokenTurns {
  const list: JsonObject[] = [];
  const open: Record<string, OpenTurn | undefined> = {};
  let last: string | null = null;
  let passedOver = 0;
  const say = (role: string, chunk: JsonObject, transcript: string | null) => {
    const text = textOfChunk(chunk) ?? transcript;
    if (text === null || text === '') {
      passedOver += chunk['is_audio'] === true && chunk['contains_speech'] !== false ? 1 : 0;
      return;
    }
    const utterances = textsOf(chunk['utterance_ids']);
    const turn = open[role];
    const goesOn = utterances.length > 0 ? utterances.some((id) => turn?.utterances.includes(id)) : last === role;
    if (turn !== undefined && goesOn) {
      turn.message.content += text;
      turn.utterances = [...turn.utterances, ...utterances];
    } else {
      const message = { role, content: text };
      list.push(message);
      open[role] = { message, utterances };
    }
    last = role;
  };
  for (const tick of ticks.filter(isJsonObject)) {
    for (const [side, role] of [
      ['agent', 'assistant'],
      ['user', 'user'],
    ] as const) {
      if (isJsonObject(tick[`${side}_chunk`])) {
        say(role, objectOrEmpty(tick[`${side}_chunk`]), side === 'user' ? textOrNull(tick['user_transcript']) : null);
      }
      const calls = listOrEmpty(tick[`${side}_tool_calls`]);
      if (calls.length > 0) {
        list.push({ role, content: null, tool_calls: calls });
        last = null;
      }
      list.push(...listOrEmpty(tick[`${side}_tool_results`]).filter(isJsonObject));
    }
  }
  return { list, passedOver };
}

/** What was said in a chunk: its text, and where it holds sound, the script that was spoken. */
function textOfChunk(chunk: JsonObject): string | null {
  return chunk['is_audio'] === true ? textOrNull(chunk['audio_script_gold']) : textOrNull(chunk['content']);
}
