import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConversationsTable } from '../../scripts/conversations/conversations-table.ts';
import { converse } from '../../scripts/conversations/converse.ts';
import type { RecordedConversation } from '../../scripts/conversations/play-file.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const checkedIn = path('historical_trajectories/conversations/');

let folder = '';
let recorded: readonly RecordedConversation[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-converse-'));
  recorded = await converse({
    datasets: openDatasets({ path: path('data/') }),
    scripts: path('scripts/conversations/'),
    folder,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const authorOf = ({ label }: RecordedConversation) => label?.author ?? 'nobody';
const count = (runs: readonly RecordedConversation[], author: string) =>
  runs.filter((run) => authorOf(run) === author).length;

describe('historical_trajectories/conversations', () => {
  it('is what playing gives now, byte for byte (npm run converse writes it anew)', async () => {
    const names = (await readdir(folder)).sort();
    expect((await readdir(checkedIn)).filter((name) => name !== 'README.md').sort()).toEqual(names);
    const different = [];
    for (const name of names) {
      const [fresh, kept] = await Promise.all([readFile(join(folder, name)), readFile(join(checkedIn, name))]);
      if (!fresh.equals(kept)) {
        different.push(name);
      }
    }
    expect(different).toEqual([]);
    const page = await readFile(join(checkedIn, 'README.md'), 'utf8');
    expect(withConversationsTable(page, recorded)).toBe(page);
  });

  it('holds runs back in each domain, with every author among them, and opens more', () => {
    const domains = [...new Set(recorded.map(({ half }) => half.replace(/-(?:open|held-out)$/, '')))];
    expect(domains).not.toEqual([]);
    for (const domain of domains) {
      const open = recorded.filter(({ half }) => half === `${domain}-open`);
      const heldOut = recorded.filter(({ half }) => half === `${domain}-held-out`);
      expect([domain, open.length, heldOut.length]).toEqual([domain, 27, 12]);
      for (const author of ['user', 'agent', 'environment', 'nobody']) {
        expect(count(heldOut, author)).toBeGreaterThan(0);
        expect(count(open, author)).toBeGreaterThanOrEqual(count(heldOut, author));
      }
    }
  });

  it('labels every failure, and points at a message of the one at fault where the user is', () => {
    for (const run of recorded) {
      expect(run.label === null).toBe(run.result.reward === 1);
      if (run.label?.author !== 'user') {
        continue;
      }
      const { name } = run.seated.conversation;
      expect([name, run.result.messages[run.label.step ?? -1]?.role]).toEqual([name, 'user']);
    }
  });

  it('takes at most two runs on one task', () => {
    const tasks = recorded.map(
      ({ half, seated: { conversation, task } }) => `${half.split('-')[0]} ${conversation.split} ${task.id}`,
    );
    const often = tasks.filter((task) => tasks.filter((other) => other === task).length > 2);
    expect(often).toEqual([]);
  });
});
