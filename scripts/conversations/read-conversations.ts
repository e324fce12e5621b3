import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isNode, parseDocument, visit } from 'yaml';
import { type Conversation, conversationSchema } from './conversation.ts';

/** The conversations of a file, checked. Throws one sentence that names file, conversation and field. */
export async function readConversations(path: string): Promise<Conversation[]> {
  const file = basename(path);
  const document = parseDocument(await readFile(path, 'utf8'));
  const [broken] = document.errors;
  if (broken) {
    throw new Error(`${file} is no YAML: ${broken.message}`);
  }
  // An order number in a text without quotes would take the rest of the text away.
  const comment = findComment(document);
  if (comment !== null) {
    throw new Error(`${file} has a comment, #${comment}: a text with # in it needs quotes.`);
  }
  const entries: unknown = document.toJS();
  if (!Array.isArray(entries)) {
    throw new Error(`${file} should hold a list of conversations.`);
  }
  const conversations = entries.map((entry: unknown, index) => readOne(entry, `${file}, conversation ${index + 1}`));
  const twice = firstTwice(conversations.map(({ name }) => name));
  if (twice !== null) {
    throw new Error(`${file} has two conversations named ${twice}: give one of them another name.`);
  }
  return conversations;
}

function findComment(document: Parameters<typeof visit>[0]): string | null {
  let found: string | null = null;
  visit(document, (_, node) => {
    if (isNode(node)) {
      found ??= node.comment ?? node.commentBefore ?? null;
    }
  });
  return found;
}

function readOne(entry: unknown, place: string): Conversation {
  const parsed = conversationSchema.safeParse(entry);
  const issue = parsed.error?.issues[0];
  if (!parsed.success) {
    throw new Error(
      `${place}${nameOf(entry)}: ${issue?.path.join('.') || 'the entry'} is not right: ${issue?.message}.`,
    );
  }
  const conversation = parsed.data;
  const ids = conversation.turns.map(({ id }) => id);
  const twice = firstTwice(ids);
  if (twice !== null) {
    throw new Error(`${place} (${conversation.name}): two turns have the id ${twice}.`);
  }
  const readings = [...(conversation.label ? [conversation.label] : []), ...conversation.also];
  const unknown = readings.find(({ at }) => at !== null && !ids.includes(at));
  if (unknown) {
    throw new Error(`${place} (${conversation.name}): a label points at ${unknown.at}, which is no turn of it.`);
  }
  if (!conversation.label && conversation.also.length > 0) {
    throw new Error(`${place} (${conversation.name}): further readings need a label; a run that passes has neither.`);
  }
  return conversation;
}

function nameOf(entry: unknown): string {
  const named = typeof entry === 'object' && entry !== null && 'name' in entry;
  return named ? ` (${String(entry.name)})` : '';
}

function firstTwice(values: readonly string[]): string | null {
  return values.find((value, index) => values.indexOf(value) < index) ?? null;
}
