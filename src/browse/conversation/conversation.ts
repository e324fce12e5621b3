import type { Message } from '../../records/message.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { type Block, type Document, toDocument } from '../document.ts';
import type { Glyphs } from '../glyphs.ts';
import { messageLines } from './message-lines.ts';
import { messageText } from './message-text.ts';

/** How a conversation is laid out. */
export interface ConversationLayout {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** Tool results in full rather than their first rows. */
  readonly fullResults: boolean;
  readonly reasoning: boolean;
  /** What is searched for; messages that hold it are shown in full. Empty for no search. */
  readonly query: string;
}

/**
 * The conversation as a document with one block a step, so that block and step number are the same. Each message is laid
 * out once per width and way of showing it.
 */
export function conversationDocument({
  trajectory,
  layout,
}: {
  trajectory: Trajectory;
  layout: ConversationLayout;
}): Document {
  const cache = cacheOf(documents, trajectory);
  const name = `${layoutName(layout)} ${layout.query}`;
  const known = cache.get(name);
  if (known !== undefined) {
    return known;
  }
  const document = toDocument(trajectory.messages.map((message, step) => blockOf({ message, step, layout })));
  // One search leaves a document per query behind; the last few are enough.
  if (cache.size > 8) {
    cache.clear();
  }
  cache.set(name, document);
  return document;
}

const documents = new WeakMap<Trajectory, Map<string, Document>>();
const blocks = new WeakMap<Message, Map<string, Block>>();

function blockOf({ message, step, layout }: { message: Message; step: number; layout: ConversationLayout }): Block {
  const found = layout.query !== '' && messageText(message).includes(layout.query.toLowerCase());
  const full = layout.fullResults || found;
  const reasoning = layout.reasoning || found;
  const cache = cacheOf(blocks, message);
  const name = layoutName({ ...layout, fullResults: full, reasoning });
  const known = cache.get(name);
  if (known !== undefined) {
    return known;
  }
  const lines = messageLines({ message, step, width: layout.width, glyphs: layout.glyphs, full, reasoning });
  const block = { lines, step };
  if (cache.size > 8) {
    cache.clear();
  }
  cache.set(name, block);
  return block;
}

function layoutName({ width, glyphs, fullResults, reasoning }: ConversationLayout): string {
  return `${width} ${glyphs.cursor} ${fullResults} ${reasoning}`;
}

function cacheOf<Key extends object, Value>(caches: WeakMap<Key, Map<string, Value>>, key: Key): Map<string, Value> {
  const known = caches.get(key);
  if (known !== undefined) {
    return known;
  }
  const cache = new Map<string, Value>();
  caches.set(key, cache);
  return cache;
}
