import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

describe.skipIf(!hasShared)(`tau-triage analyze on published files (${hasShared ? 'present' : sharedMissing})`, () => {
  it('reads or refuses every file in one call, and judges all failed runs', async () => {
    const folders = ['agentrx', 'grok', 'llama', 'qwen', 'tau-bench', 'tau2'];
    const output = await mkdtemp(join(tmpdir(), 'tau-triage-published-'));
    const words = ['analyze', ...folders.map((name) => shared(`trajectories/${name}`)), '-o', output];
    const { code, stdout, stderr } = await runCli(words);
    await rm(output, { recursive: true, force: true });
    expect(code).toBe(0);
    const [, runs, files] = /^(\d+) runs in (\d+) files/.exec(stdout) ?? [];
    // Files may be added there; none may be lost.
    expect(Number(runs)).toBeGreaterThanOrEqual(820);
    expect(Number(files)).toBeGreaterThanOrEqual(16);
    expect(stderr).toContain('labels.json');
  });
});
