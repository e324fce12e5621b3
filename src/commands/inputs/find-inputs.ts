import { findResultFiles } from '../../records/formats/index.ts';
import { UsageError } from '../errors/usage-error.ts';

/** The results files among paths, and a line for each that is none; throws a UsageError where there is nothing at all. */
export async function findInputs({
  paths,
  format,
  purpose,
}: {
  readonly paths: readonly string[];
  readonly format: string | null;
  /** What they are for: "analyse". */
  readonly purpose: string;
}): Promise<{ readonly inputs: readonly string[]; readonly notes: readonly string[] }> {
  const { inputs, skipped } = await findResultFiles({ paths, format });
  if (inputs.length === 0) {
    throw new UsageError(
      `there is nothing to ${purpose}: ${skipped.map(({ path, reason }) => `${path}: ${reason}`).join('; ')}.`,
    );
  }
  // A shell pattern names the headers too; nobody needs to hear of them.
  const told = skipped.filter(({ path }) => !path.endsWith('.header.json'));
  return { inputs, notes: told.map(({ path, reason }) => `skipped ${path}: ${reason}`) };
}
