import { defineConfig } from 'vitest/config';

/** Long tests, `npm run test:soak`. One file at a time: each of them keeps the machine busy by itself. */
export default defineConfig({
  test: {
    include: ['tests/soak/**/*.test.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    env: { NO_COLOR: '', FORCE_COLOR: '0' },
  },
});
