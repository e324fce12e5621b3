import { howEnded } from '../../how-ended.ts';
import {
  integerOrNull,
  isJsonObject,
  type JsonObject,
  kindOf,
  listOrEmpty,
  numberOrNull,
  objectOrEmpty,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Source, Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { createLinesFormat } from '../lines-format.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';

const name = 'exgentic';
/** The action by which an agent speaks to the user. */
const speaking = 'message';

/** Exgentic's stream of events: an action of the agent or an observation a line, the whole file being one session; a step is a line. */
export const exgenticFormat = createLinesFormat({
  name,
  summary: 'an Exgentic session: events {event: "action" or "observation"}, one a line',
  detect: ({ container, keys }) =>
    container === 'values' && keys.includes('event') && (keys.includes('observation') || keys.includes('action')),
  convert,
});

function convert(lines: readonly unknown[], source: Source): Trajectory {
  const events = lines.map((line, step) => requireEvent(line, step));
  const sessions = new Set(events.map(({ session_id }) => session_id ?? null));
  if (sessions.size > 1) {
    throw new UnfitRecordError(
      `its events belong to ${sessions.size} sessions (\`session_id\`); expected one session a file, so split it by session`,
    );
  }
  const [first = {}] = events;
  const last = events.at(-1) ?? {};
  const taskId = textOrNull(first['task_key']) || null;
  const { messages, reading } = convertMessages(withoutEnd(events).map(toMessage), {
    key: 'events',
    passesThoughts: true,
  });
  return {
    ...emptyTrajectory({ record: lines, source, format: name, taskId, trial: integerOrNull(first['trial']) }),
    foreign_tools: true,
    messages,
    reading,
    reward: numberOrNull(last['reward'] ?? objectOrEmpty(last['observation'])['reward']),
    termination: howEnded({ messages, crash: null, graded: null, reward: null }),
    agent_cost: numberOrNull(last['agent_cost']),
    user_cost: numberOrNull(last['benchmark_cost']),
  };
}

/** The event as a message of OpenAI's shape. */
function toMessage(event: JsonObject): JsonObject {
  if (event['event'] === 'action') {
    const action = objectOrEmpty(event['action']);
    if (action['name'] === speaking) {
      return { role: 'assistant', content: objectOrEmpty(action['arguments'])['content'] };
    }
    const calls = Array.isArray(action['actions']) ? action['actions'] : [action];
    return { role: 'assistant', content: null, tool_calls: calls };
  }
  const observation = objectOrEmpty(event['observation']);
  const result = observation['result'];
  if (isJsonObject(result) && result['sender'] === 'user') {
    return { role: 'user', content: result['message'] ?? null };
  }
  const [action] = listOrEmpty(observation['invoking_actions']).map(objectOrEmpty);
  return { role: 'tool', tool_call_id: action?.['id'], name: action?.['name'], content: result ?? null };
}

/** The events but the last one, where it only says that the session is over. */
function withoutEnd(events: readonly JsonObject[]): readonly JsonObject[] {
  const last = events.at(-1);
  return last?.['event'] === 'observation' && last['observation'] === null ? events.slice(0, -1) : events;
}

function requireEvent(line: unknown, step: number): JsonObject {
  if (isJsonObject(line) && (line['event'] === 'action' || line['event'] === 'observation')) {
    return line;
  }
  const found = isJsonObject(line) ? `the event ${JSON.stringify(line['event'] ?? null)}` : kindOf(line);
  throw new UnfitRecordError(`line ${step} is ${found}; expected \`event\` to be action or observation`);
}
