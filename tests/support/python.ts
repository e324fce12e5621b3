import { spawnSync } from 'node:child_process';

/** Whether there is a Python that can run the worlds of these tests. */
export const hasPython = spawnSync('python3', ['-c', 'import sys; assert sys.version_info >= (3, 10)']).status === 0;
export const pythonMissing = 'skipped: no python3 of 3.10 or newer is there';
