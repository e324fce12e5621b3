import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { domains } from '../../domains/index.ts';
import { analyzeCommand } from '../analyze/command.ts';
import { analyzeAndPrint } from '../analyze/run.ts';
import type { Context } from '../context/context.ts';
import { readRequest } from '../options/read-request.ts';
import type { DemoRequest } from './command.ts';

/** Goes the whole way on the recorded runs, without a key, and returns the exit code. */
export async function runDemo({ output, browse: wanted }: DemoRequest, context: Context): Promise<number> {
  const { out, environment, at, cwd } = context;
  const folder = fileURLToPath(new URL('../../../historical_trajectories/', import.meta.url));
  // The conversations beside them are there to be measured on and are many.
  const paths = Object.keys(domains)
    .map((domain) => join(folder, `${domain}-replay.json`))
    .filter((path) => existsSync(path))
    .map((path) => relative(cwd, path));
  const given = { arguments: { paths }, options: { output, csv: `${output}/findings.csv` } };
  const request = await readRequest({ command: analyzeCommand, given, at });
  const { result, exitCode } = await analyzeAndPrint(request, context);
  if (!wanted || !result || !out.isTerminal || !context.stdin.isTTY || environment['CI']) {
    return exitCode;
  }
  const { runBrowse } = await import('../browse/run.ts');
  await runBrowse({ paths: result.files.map(({ findingsPath }) => findingsPath), by: null, ascii: false }, context);
  return exitCode;
}
