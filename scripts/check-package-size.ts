import { spawnSync } from 'node:child_process';
import { z } from 'zod';

/** `npx tsx scripts/check-package-size.ts`: exits with 1 where the packed package is over the limit. `npm run check` calls it. */
const limit = 6_000_000;

const packedFile = z.object({ path: z.string(), size: z.number() });
const packed = z.object({ size: z.number(), unpackedSize: z.number(), files: z.array(packedFile) });

// Without scripts, because `prepare` would build once more and write into the output.
const { stdout, stderr, status } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  encoding: 'utf8',
  maxBuffer: 100_000_000,
});
if (status !== 0) {
  throw new Error(`npm pack failed: ${stderr}`);
}
// npm 11 prints a list, later ones an object by package name.
const [report] = z.array(packed).parse(Object.values(JSON.parse(stdout)));
if (report === undefined) {
  throw new Error('npm pack reported no package.');
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
const largest = [...report.files].sort((a, b) => b.size - a.size).slice(0, 5);
console.log(
  `packed ${megabytes(report.size)} of at most ${megabytes(limit)}; unpacked ${megabytes(report.unpackedSize)} in ${report.files.length} files`,
);
if (report.size > limit) {
  for (const { path, size } of largest) {
    console.log(`  ${megabytes(size)} ${path}`);
  }
  process.exitCode = 1;
}
