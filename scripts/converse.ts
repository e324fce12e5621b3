import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDatasets } from '../src/datasets/open-datasets.ts';
import { withConversationsTable } from './conversations/conversations-table.ts';
import { converse } from './conversations/converse.ts';
import { printConversations } from './conversations/print-conversations.ts';

/**
 * `npm run converse`: plays all written conversations anew into historical_trajectories/conversations/, with their labels and
 * the tables in their README. `npm run converse -- retail-open [name ...]` prints some instead, and writes nothing.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const scripts = `${root}scripts/conversations`;
const datasets = openDatasets({ path: `${root}data` });
const [half, ...names] = process.argv.slice(2);
if (half !== undefined) {
  const failures = await printConversations({ datasets, scripts, half, names, print: console.log });
  process.exitCode = failures > 0 ? 1 : 0;
} else {
  const folder = `${root}historical_trajectories/conversations`;
  await mkdir(folder, { recursive: true });
  const recorded = await converse({ datasets, scripts, folder });
  const readme = `${folder}/README.md`;
  await writeFile(readme, withConversationsTable(await readFile(readme, 'utf8'), recorded));
  const failed = recorded.filter(({ label }) => label !== null).length;
  console.log(`historical_trajectories/conversations: ${recorded.length} runs, ${failed} of them with a fault`);
}
