import { defineConfig } from 'vitest/config';

/** The tests that `scripts/mutation.ts` has picked for a part. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'tests/metrics/**')
      .split(' ')
      .map((pattern) => pattern.replace(/\*\*$/, '**/*.test.ts')),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TAU_TRIAGE_CACHE: '', NO_COLOR: '', FORCE_COLOR: '0' },
  },
});
