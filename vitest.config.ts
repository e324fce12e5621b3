import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Vitest leaves one processor free, which on a small machine is half of them.
    maxWorkers: availableParallelism(),
    // Tests of commands go to folders of their own, which threads of one process cannot.
    pool: 'forks',
    exclude: ['tests/soak/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Terminal tests decide about colour and CI themselves.
    env: { NO_COLOR: '', FORCE_COLOR: '0' },
    // Only `npm run coverage` asks for it. Child processes, such as those of the terminal tests, are not counted.
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      exclude: ['src/cli.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { 'src/report/**': { lines: 90 }, 'src/commands/**': { lines: 90 } },
    },
  },
});
