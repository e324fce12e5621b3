import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { testEnvironment } from './tests/support/test-environment.ts';

/** Tests that put something of their own in a module's place, which a module that is loaded already does not see. */
const mocking = ['tests/analyze/findings-store.test.ts', 'tests/run/dies-anywhere.test.ts'];

export default defineConfig({
  test: {
    // Files share the modules that a process has loaded: loading them anew for each file takes longer than most tests.
    projects: [
      {
        extends: true,
        test: {
          name: 'shared modules',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/soak/**', ...mocking],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'own modules', include: mocking } },
    ],
    // Vitest leaves one processor free, which on a small machine is half of them.
    maxWorkers: availableParallelism(),
    // Tests of commands go to folders of their own, which threads of one process cannot.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: testEnvironment,
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
