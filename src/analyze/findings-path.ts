import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readFindingRows } from '../records/read-findings.ts';

/**
 * Path of the findings file for a results file: `<name>.findings.jsonl` in the output folder. A second input of that name,
 * in this call or an earlier one, gets six digits of its path's hash in between.
 */
export async function findingsPathFor({
  input,
  output,
  taken,
}: {
  readonly input: string;
  readonly output: string;
  readonly taken: ReadonlySet<string>;
}): Promise<string> {
  const name = basename(input).replace(/(\.jsonl?|\.json)?(\.gz)?$/i, '') || 'findings';
  const plain = join(output, `${name}.findings.jsonl`);
  if (!taken.has(plain) && (await belongsTo(plain, input))) {
    return plain;
  }
  const hash = createHash('sha256').update(resolve(input)).digest('hex').slice(0, 6);
  return join(output, `${name}.${hash}.findings.jsonl`);
}

async function belongsTo(path: string, input: string): Promise<boolean> {
  if (!existsSync(path)) {
    return true;
  }
  for await (const { finding } of readFindingRows({ path })) {
    if (!finding) {
      continue;
    }
    const own = resolve(finding.source.file);
    return own === resolve(input) || own.startsWith(`${resolve(input)}/`);
  }
  return true;
}
