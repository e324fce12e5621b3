import type { Line } from './line.ts';

/** A part of a text that the cursor can stand on: a message, a row of a comparison, a piece of evidence. */
export interface Block {
  readonly lines: readonly Line[];
  /** The step that Enter goes to. */
  readonly step: number | null;
}

/** Blocks one below the other, with the row that each begins at. */
export interface Document {
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
  readonly height: number;
}

/** Where somebody looks at a document: the block under the cursor and the first row on the screen. */
export interface Place {
  readonly cursor: number;
  readonly top: number;
}

/** Lays blocks one below the other. */
export function toDocument(blocks: readonly Block[]): Document {
  const starts: number[] = [];
  let height = 0;
  for (const block of blocks) {
    starts.push(height);
    height += block.lines.length;
  }
  return { blocks, starts, height };
}

/** Scrolls by rows. The cursor stays on a visible block; at either end it moves on instead. */
export function scrollBy({
  document,
  place,
  rows,
  by,
}: {
  document: Document;
  place: Place;
  rows: number;
  by: number;
}): Place {
  const from = clampTop({ document, top: place.top, rows });
  const top = clampTop({ document, top: from + by, rows });
  if (top === from) {
    const last = document.blocks.length - 1;
    const cursor = Math.abs(by) > 1 ? (by > 0 ? last : 0) : place.cursor + by;
    return { cursor: clamp(cursor, 0, last), top };
  }
  const first = blockAt(document, top);
  const last = blockAt(document, top + rows - 1);
  return { cursor: clamp(place.cursor, first, last), top };
}

/** Puts the cursor on a block and scrolls as little as shows its beginning with some context above it. */
export function moveTo({
  document,
  place,
  rows,
  block,
  line = 0,
  always = false,
}: {
  document: Document;
  place: Place;
  rows: number;
  block: number;
  line?: number;
  /** Scrolls even where the block can be seen already, so that it has its context above it. */
  always?: boolean;
}): Place {
  const cursor = clamp(block, 0, document.blocks.length - 1);
  const start = (document.starts[cursor] ?? 0) + line;
  const end = line > 0 ? start + 1 : start + (document.blocks[cursor]?.lines.length ?? 0);
  const top = clampTop({ document, top: place.top, rows });
  const fits = start >= top && end <= top + rows;
  if (fits && !always) {
    return { cursor, top };
  }
  const context = Math.min(Math.floor(rows / 4), Math.max(0, rows - (end - start)));
  return { cursor, top: clampTop({ document, top: start - context, rows }) };
}

/** The rows on the screen, each with the block it belongs to. */
export function visibleLines({
  document,
  top,
  rows,
}: {
  document: Document;
  top: number;
  rows: number;
}): readonly { readonly line: Line; readonly block: number; readonly first: boolean }[] {
  const result: { line: Line; block: number; first: boolean }[] = [];
  const from = clampTop({ document, top, rows });
  for (let block = blockAt(document, from); block < document.blocks.length && result.length < rows; block += 1) {
    const lines = document.blocks[block]?.lines ?? [];
    const start = Math.max(0, from - (document.starts[block] ?? 0));
    for (let index = start; index < lines.length && result.length < rows; index += 1) {
      result.push({ line: lines[index] ?? [], block, first: index === start });
    }
  }
  return result;
}

/** The first row to show so that the screen is filled where it can be. */
export function clampTop({ document, top, rows }: { document: Document; top: number; rows: number }): number {
  return clamp(top, 0, Math.max(0, document.height - rows));
}

/** The value within the two ends; the lower one where they cross. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function blockAt({ starts }: Document, row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= row) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return Math.max(0, low);
}
