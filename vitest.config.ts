import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/soak/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Terminal tests decide about colour and CI themselves.
    env: { NO_COLOR: '', FORCE_COLOR: '0' },
  },
});
