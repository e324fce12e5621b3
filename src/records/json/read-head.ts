import type { FileHead } from '../formats/format.ts';
import { UnreadableInputError } from '../formats/unreadable-input-error.ts';
import type { JsonPiece } from './json-piece.ts';
import { createJsonScanner } from './json-scanner.ts';
import { type ChunkOptions, openChunks } from './read-chunks.ts';

/** The lists that may hold a results file's records inside one object. */
const recordLists = ['results', 'simulations'];
/** Elements of a list that are looked at before it is given up. */
const mostElements = 100;
const firstChunkBytes = 1 << 16;

/**
 * Reads as much of a file as it takes to say how it holds its records and what keys they have.
 * `isEnough` is asked after every record or key; where it never agrees, the last head that has keys is returned.
 * Throws {@link UnreadableInputError} for an empty file, one that is no JSON, and one without an object in it.
 */
export async function readHead({
  isEnough,
  ...options
}: ChunkOptions & { isEnough: (head: FileHead) => boolean }): Promise<FileHead> {
  const reader = await openChunks({ chunkBytes: firstChunkBytes, ...options });
  const { path } = options;
  let walk: Walk | null = null;
  let seen = 0;
  for await (const chunk of reader.chunks) {
    if (walk === null) {
      const first = firstByte(chunk, seen);
      if (seen === 0 && (chunk[0] === 0xff || chunk[0] === 0xfe) && chunk.length > 1) {
        throw new UnreadableInputError({ path, problem: 'it is not UTF-8 (it looks like UTF-16); save it as UTF-8' });
      }
      seen += chunk.length;
      if (first === null) {
        continue;
      }
      if (first !== 0x5b && first !== 0x7b) {
        throw notJson({ path, byte: first });
      }
      walk = beginWalk(first === 0x5b ? 'list' : 'object');
    }
    const head = goOn(walk, { pieces: walk.push(chunk), isEnough });
    if (head !== null) {
      return head;
    }
  }
  if (walk === null) {
    const problem = reader.problem() ?? (seen === 0 ? 'the file is empty' : 'the file holds nothing but white space');
    throw new UnreadableInputError({ path, problem: `${problem}; expected a results file` });
  }
  return goOn(walk, { pieces: walk.end(), isEnough }) ?? giveUp(walk, { path, problem: reader.problem() });
}

/** What is known of a file so far. */
interface Walk {
  readonly container: 'list' | 'object';
  readonly push: (chunk: Buffer) => JsonPiece[];
  readonly end: () => JsonPiece[];
  keys: string[];
  lists: string[];
  list: FileHead['list'];
  elements: number;
  damage: string | null;
  /** The top-level object is complete or damaged: it is a record itself, or the first of several. */
  whole: boolean;
}

function beginWalk(container: 'list' | 'object'): Walk {
  const scanner = createJsonScanner({ mode: container, split: recordLists, keep: false });
  const { push, end } = scanner;
  return { container, push, end, keys: [], lists: [], list: null, elements: 0, damage: null, whole: false };
}

/** Takes in what was found; returns the head once it is enough. */
function goOn(
  walk: Walk,
  { pieces, isEnough }: { pieces: readonly JsonPiece[]; isEnough: (head: FileHead) => boolean },
): FileHead | null {
  for (const piece of pieces) {
    const isRecord = piece.kind === 'record' || (piece.kind === 'damage' && piece.index !== null);
    if (piece.kind === 'damage') {
      walk.damage ??= `at byte ${piece.at}, expected ${piece.expected}`;
    }
    if (piece.kind === 'begins' && piece.isList) {
      walk.lists.push(piece.key);
    }
    if (piece.kind === 'key') {
      walk.keys.push(piece.key);
    } else if (isRecord) {
      walk.elements++;
      if (piece.keys.length === 0) {
        continue;
      }
      if (piece.list === null) {
        walk.keys = [...piece.keys];
        walk.lists = [...piece.lists];
      } else {
        walk.list = { key: piece.list, keys: piece.keys, lists: piece.lists };
      }
    }
    if (walk.container === 'object' && (piece.kind === 'end' || (piece.kind === 'damage' && !isRecord))) {
      walk.whole = true;
    }
    const head = headOf(walk);
    if (isEnough(head) || walk.whole || walk.elements >= mostElements) {
      return head;
    }
  }
  return null;
}

function headOf(walk: Walk): FileHead {
  const container = walk.container === 'object' && walk.whole ? 'values' : walk.container;
  return { container, keys: walk.keys, lists: walk.lists, list: walk.list };
}

function giveUp(walk: Walk, { path, problem }: { path: string; problem: string | null }): FileHead {
  if (walk.keys.length > 0) {
    return headOf(walk);
  }
  if (problem !== null) {
    throw new UnreadableInputError({ path, problem: `${problem}; expected a results file` });
  }
  if (walk.damage !== null) {
    throw new UnreadableInputError({ path, problem: `it is no JSON (${walk.damage}); expected a results file` });
  }
  const found = walk.elements === 0 ? 'an empty list' : `a list of ${walk.elements} without an object among them`;
  throw new UnreadableInputError({ path, problem: `it holds ${found}; expected a list of runs` });
}

function firstByte(chunk: Buffer, before: number): number | null {
  const index = chunk.findIndex(
    (byte, at) =>
      ![0x20, 0x09, 0x0a, 0x0d].includes(byte) && byte !== (before === 0 ? [0xef, 0xbb, 0xbf][at] : undefined),
  );
  return chunk[index] ?? null;
}

function notJson({ path, byte }: { path: string; byte: number }): UnreadableInputError {
  const shown = byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `the byte ${byte}`;
  return new UnreadableInputError({ path, problem: `it is no JSON: it begins with ${shown}; expected [ or {` });
}
