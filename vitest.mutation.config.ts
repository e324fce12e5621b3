import { defineConfig } from 'vitest/config';
import { testEnvironment } from './tests/support/test-environment.ts';

/** The tests that `scripts/mutation.ts` has picked for a part. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'tests/metrics/**')
      .split(' ')
      .map((pattern) => pattern.replace(/\*\*$/, '**/*.test.ts')),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: testEnvironment,
  },
});
