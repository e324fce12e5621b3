import { basename } from 'node:path';
import { isJsonObject } from '../../json/json-fields.ts';
import { parseJson } from '../../json/parse-json.ts';
import { readBytes } from '../../json/read-chunks.ts';
import { readPieces } from '../../json/read-pieces.ts';
import type { Source, Trajectory } from '../../trajectory.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { recordId } from '../record-id.ts';
import { convertTauBenchMessages } from '../tau-bench/tau-bench-message.ts';
import { readTermination } from '../tau-bench/tau-bench-outcome.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { UnreadableInputError } from '../unreadable-input-error.ts';

const name = 'mt-bench-trajectory';

/** MT-Benchmark's trajectory: one message {role, content} a line, the whole file being one run. */
export const mtBenchTrajectoryFormat: Format = {
  name,
  summary: 'an MT-Benchmark trajectory: one message {role, content} a line',
  detect: ({ container, keys }) =>
    container === 'values' && keys.includes('role') && (keys.includes('content') || keys.includes('tool_calls')),
  read: readTrajectory,
  async readAt({ path, bytes }, source) {
    const text = (await readBytes({ path, offset: source.offset, length: source.bytes, bytes })).toString('utf8');
    const messages = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parseJson(line).value]));
    if (messages.every(isJsonObject)) return convertMessages(messages, source);
    throw new UnreadableInputError({ path, problem: 'its messages were changed after it was read, so read it again' });
  },
};

/** The messages up to the first damage are the trajectory: what came behind it would have other step numbers. */
async function* readTrajectory(input: FormatInput): AsyncGenerator<ReadResult> {
  const { path } = input;
  const messages: unknown[] = [];
  let begin = -1;
  let end = -1;
  let compressed = false;
  for await (const piece of readPieces({ ...input, mode: 'values' })) {
    if (piece.kind === 'unreadable') {
      yield { unreadable: { ...piece.row, index: null } };
      break;
    }
    if (piece.kind !== 'record') continue;
    const parsed = parseJson(piece.bytes.toString('utf8'));
    if (parsed.problem !== null) {
      const error = `${path}: message ${piece.index} (from byte ${piece.offset}) is no valid JSON (${parsed.problem})`;
      yield { unreadable: { file: path, index: null, offset: piece.compressed ? null : piece.offset, error } };
      break;
    }
    messages.push(parsed.value);
    compressed = piece.compressed;
    if (begin < 0) begin = piece.offset;
    end = piece.offset + piece.length;
  }
  if (begin < 0) return;
  const source = {
    file: path,
    index: 0,
    ...(compressed ? { offset: null, bytes: null } : { offset: begin, bytes: end - begin }),
  };
  try {
    yield { trajectory: convertMessages(messages, source) };
  } catch (error) {
    if (!(error instanceof UnfitRecordError)) throw error;
    const row = {
      file: path,
      index: 0,
      offset: source.offset,
      error: `${path}: the trajectory is no run: ${error.message}`,
    };
    yield { unreadable: row };
  }
}

function convertMessages(record: readonly unknown[], source: Source): Trajectory {
  const messages = convertTauBenchMessages(record, { key: 'messages' });
  // The format keeps task and model in the file's name only: `<model>_task<id>_trajectory.jsonl`.
  const named = /^(?:(.+)_)?task-?([^_]+)_trajectory\b/u.exec(basename(source.file));
  const taskId = named?.[2] ?? null;
  return {
    id: recordId({ taskId, trial: null, record }),
    source,
    format: name,
    foreign_tools: false,
    domain: null,
    task_id: taskId,
    trial: null,
    reward: null,
    task: null,
    messages,
    termination: readTermination({ messages, crash: null, graded: null }),
    crash: null,
    grade: null,
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: named?.[1] ?? null,
    user_model: null,
    agent_cost: null,
    user_cost: null,
  };
}
