import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killRuns } from '../run/kill-runs.ts';

it('50 kills at random moments, each resumed: every list equals that of a run that nobody disturbed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tau-triage-kills-'));
  try {
    await expect(killRuns({ kills: 50, trials: 3, folder })).resolves.toBeUndefined();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
