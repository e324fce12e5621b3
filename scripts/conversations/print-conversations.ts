import { basename } from 'node:path';
import type { Datasets } from '../../src/datasets/open-datasets.ts';
import { conversationText } from './conversation-text.ts';
import { findConversations } from './converse.ts';
import { playConversation } from './play-conversation.ts';
import { readConversations } from './read-conversations.ts';
import { seatConversations } from './seat-conversations.ts';

/**
 * Plays some conversations of one file and prints them, or the sentence that says why one cannot be played. Writes nothing.
 * Gives how many could not be played; throws where the file has none of these names.
 */
export async function printConversations({
  datasets,
  scripts,
  half,
  names,
  print,
}: {
  readonly datasets: Datasets;
  readonly scripts: string;
  /** Name of the file without its ending. */
  readonly half: string;
  /** All of the file where there are none. */
  readonly names: readonly string[];
  readonly print: (text: string) => void;
}): Promise<number> {
  const path = (await findConversations(scripts)).find((one) => basename(one, '.yaml') === half);
  const dataset = datasets.get(half.split('-')[0] ?? '');
  if (path === undefined || dataset === undefined) {
    throw new Error(`there is no file ${half}.yaml of a known domain.`);
  }
  const all = seatConversations({ dataset, conversations: await readConversations(path) });
  const chosen = all.filter(({ conversation }) => names.length === 0 || names.includes(conversation.name));
  if (chosen.length === 0) {
    throw new Error(`${half}.yaml has no conversation named ${names.join(' or ')}.`);
  }
  let failures = 0;
  for (const seated of chosen) {
    try {
      const played = await playConversation({ dataset, seated, signal: new AbortController().signal });
      print(conversationText(seated, played));
    } catch (error) {
      failures += 1;
      print(`!! ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failures;
}
