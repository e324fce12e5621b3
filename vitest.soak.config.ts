import { defineConfig } from 'vitest/config';
import { testEnvironment } from './tests/support/test-environment.ts';

/** Tests that search: here they try every place and many more cases than with `npm test` (tests/support/effort.ts). */
const searching = [
  'tests/analyze/repair/laws.test.ts',
  'tests/python/literals.test.ts',
  'tests/records/formats/damaged-files.test.ts',
  'tests/records/formats/fuzz.test.ts',
  'tests/records/json/json-scanner.test.ts',
];

/** Long tests, `npm run test:soak`. One file at a time: each of them keeps the machine busy by itself. */
export default defineConfig({
  test: {
    include: ['tests/soak/**/*.test.ts', ...searching],
    testTimeout: 1_200_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    env: { ...testEnvironment, TAU_TRIAGE_THOROUGH: '1' },
  },
});
