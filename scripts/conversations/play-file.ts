import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { episodeKey } from '../../src/run/episode-key.ts';
import { createJournal } from '../../src/run/files/journal.ts';
import { writeResultList } from '../../src/run/files/result-list.ts';
import { runPaths } from '../../src/run/files/run-paths.ts';
import { runTasks } from '../../src/run/run-tasks.ts';
import { conversationHeader } from './conversation-header.ts';
import { type ConversationLabel, labelConversation } from './label-conversation.ts';
import { type PlayedConversation, playConversation } from './play-conversation.ts';
import { readConversations } from './read-conversations.ts';
import { type SeatedConversation, seatConversations } from './seat-conversations.ts';

/** A conversation in a results file. */
export interface RecordedConversation extends PlayedConversation {
  /** Name of the results file without its ending: `retail-open`. */
  readonly half: string;
  readonly seated: SeatedConversation;
  readonly label: ConversationLabel | null;
  readonly also: readonly ConversationLabel[];
}

/** Plays a file of conversations into a folder: results list, header, labels and further readings. Gives them in the list's order. */
export async function playFile({
  dataset,
  path,
  folder,
  signal,
}: {
  readonly dataset: Dataset;
  /** `<domain>-<half>.yaml`. */
  readonly path: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}): Promise<RecordedConversation[]> {
  const half = basename(path, '.yaml');
  const paths = runPaths(join(folder, `${half}.json`));
  const jobs = seatConversations({ dataset, conversations: await readConversations(path) });
  const keyOf = ({ task, trial }: Pick<SeatedConversation, 'task' | 'trial'>) =>
    episodeKey({ task_id: task.id, trial });
  const byKey = new Map(jobs.map((job) => [keyOf(job), job]));
  const played = new Map<string, PlayedConversation>();
  const journal = await createJournal({ path: paths.journal, head: {} });
  const { totals } = await runTasks({
    jobs,
    journal,
    rows: [],
    concurrency: 1,
    maxCost: Number.POSITIVE_INFINITY,
    play: async (job, inner) => {
      const one = await playConversation({
        dataset,
        seated: byKey.get(keyOf(job)) as SeatedConversation,
        signal: inner,
      });
      played.set(keyOf(job), one);
      return one.result;
    },
    onEpisode: () => {},
    signal,
  }).finally(() => journal.close());
  const lines = jobs.flatMap((job) => journal.lines.get(keyOf(job)) ?? []);
  await writeResultList({ path: paths.list, journal: paths.journal, lines });
  await rm(paths.journal);
  await writeFile(paths.header, `${JSON.stringify(conversationHeader({ dataset, jobs, totals }), null, 2)}\n`);

  const ids = await readIds(paths.list);
  const recorded = jobs.map((seated, index): RecordedConversation => {
    const one = played.get(keyOf(seated)) as PlayedConversation;
    const named = { seated, steps: one.steps, trajectory: ids[index] ?? '', file: `${half}.json` };
    return { half, seated, ...one, ...labelConversation(named) };
  });
  await writeLines(
    join(folder, `${half}.labels.jsonl`),
    recorded.flatMap(({ label }) => label ?? []),
  );
  await writeLines(
    join(folder, `${half}.also.labels.jsonl`),
    recorded.flatMap(({ also }) => also),
  );
  return recorded;
}

/** The runs' stable ids, as they are read from the file. */
async function readIds(path: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const result of readTrajectories({ path })) {
    if (result.trajectory === undefined) {
      throw new Error(`${path}: ${result.unreadable.error}`);
    }
    ids.push(result.trajectory.id);
  }
  return ids;
}

async function writeLines(path: string, labels: readonly ConversationLabel[]): Promise<void> {
  await writeFile(path, labels.map((label) => `${JSON.stringify(label)}\n`).join(''));
}
