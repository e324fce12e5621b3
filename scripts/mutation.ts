import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mutationParts } from './mutation-parts.ts';

// `npm run mutation [-- PART...]`: mutates one part after another. What was found out stays in reports/mutation, so that a second
// run asks only about what changed since.
const root = fileURLToPath(new URL('../', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(mutationParts, name));
if (unknown.length > 0) {
  console.error(`there is no part ${unknown.join(', ')}: expected ${Object.keys(mutationParts).join(', ')}.`);
  process.exit(2);
}

let failed = false;
for (const name of asked.length > 0 ? asked : Object.keys(mutationParts)) {
  const part = mutationParts[name];
  if (part !== undefined) {
    failed = !mutatePart(name, part) || failed;
  }
}
process.exitCode = failed ? 1 : 0;

function mutatePart(name: string, { mutate, tests }: (typeof mutationParts)[string]): boolean {
  const config = `${root}stryker.${name}.json`;
  const incrementalFile = `reports/mutation/${name}.incremental.json`;
  askAgainAboutTopLevel(`${root}${incrementalFile}`);
  writeFileSync(
    config,
    JSON.stringify({
      ...JSON.parse(readFileSync(`${root}stryker.config.json`, 'utf8')),
      mutate,
      incrementalFile,
      jsonReporter: { fileName: `reports/mutation/${name}.json` },
    }),
  );
  try {
    const { status } = spawnSync(
      process.execPath,
      [`${root}node_modules/@stryker-mutator/core/bin/stryker.js`, 'run', config],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, MUTATION_TESTS: tests.join(' ') },
      },
    );
    return status === 0;
  } finally {
    rmSync(config);
  }
}

/**
 * Takes what survived at the top level of a file out of what is known. No test reaches such a place while it runs, so the tool
 * would not notice that a test for it has come since.
 */
function askAgainAboutTopLevel(path: string): void {
  if (!existsSync(path)) {
    return;
  }
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  for (const file of Object.values(report.files)) {
    file.mutants = file.mutants.filter((mutant) => mutant.static !== true || mutant.status !== 'Survived');
  }
  writeFileSync(path, JSON.stringify(report));
}

/** What this needs of the file that Stryker keeps (mutation-testing-report-schema). */
interface Report {
  readonly files: Readonly<
    Record<string, { mutants: readonly { readonly static?: boolean; readonly status: string }[] }>
  >;
}
