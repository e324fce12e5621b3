import { isJsonObject, type JsonObject, listOrEmpty, textOrNull } from '../../json/json-fields.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { ChunkOptions } from '../../json/read-chunks.ts';
import { type FilePiece, readPieces } from '../../json/read-pieces.ts';
import type { Task } from '../../task.ts';
import type { Tau2Context } from './tau2-run.ts';
import { readTau2Task } from './tau2-task.ts';

/** The lists of a results file that are read element by element. */
export const tau2Lists = ['simulations', 'tasks'];

/** A {@link Tau2Context} that is being read. */
export interface Tau2ContextBuilder extends Tau2Context {
  info: JsonObject;
  readonly tasks: Map<string, Task>;
  /** Ids of the simulations that a directory should hold (`simulation_index`); null where the file does not say. */
  index: readonly string[] | null;
  /** Top-level keys met so far. */
  readonly keys: Set<string>;
}

export function beginTau2Context(): Tau2ContextBuilder {
  return { info: {}, tasks: new Map(), index: null, keys: new Set() };
}

/** Takes in what a piece of a results file says about all simulations. */
export function addToTau2Context(context: Tau2ContextBuilder, piece: FilePiece): void {
  if (piece.kind === 'key') {
    context.keys.add(piece.key);
  }
  if (piece.kind === 'record' && piece.list === 'tasks') {
    addTask(context, piece.bytes);
  }
  if (piece.kind !== 'member') {
    return;
  }
  if (piece.key === 'info') {
    const info = parseJson(piece.bytes.toString('utf8')).value;
    if (isJsonObject(info)) {
      context.info = info;
    }
  }
  if (piece.key === 'simulation_index') {
    const index = parseJson(piece.bytes.toString('utf8')).value;
    if (!Array.isArray(index)) {
      return;
    }
    context.index = listOrEmpty(index).flatMap((entry) => (isJsonObject(entry) ? (textOrNull(entry['id']) ?? []) : []));
  }
}

/** What a results file says about all simulations, read without holding one of them and no further than needed. */
export async function readTau2Context(options: ChunkOptions): Promise<Tau2ContextBuilder> {
  const context = beginTau2Context();
  for await (const piece of readPieces({ ...options, mode: 'object', split: tau2Lists })) {
    addToTau2Context(context, piece);
    const isSimulation = piece.kind === 'record' && piece.list === 'simulations';
    if (isSimulation && context.keys.has('info') && context.keys.has('tasks')) {
      break;
    }
  }
  return context;
}

function addTask(context: Tau2ContextBuilder, bytes: Buffer): void {
  const raw = parseJson(bytes.toString('utf8')).value;
  const task = readTau2Task(raw);
  if (task !== null && isJsonObject(raw)) {
    context.tasks.set(String(raw['id']), task);
  }
}
