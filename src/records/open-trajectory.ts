import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readTrajectoryAt } from './formats/index.ts';
import type { Source, Trajectory } from './trajectory.ts';

/**
 * Reads the trajectory of a finding again. The results file is looked for as it was named, then beside the findings
 * file. Throws one sentence where it is gone or has changed.
 */
export async function openTrajectory({
  source,
  format,
  id,
  beside,
  signal,
}: {
  source: Source;
  format: string | null;
  id: string;
  beside: string;
  signal: AbortSignal;
}): Promise<Trajectory> {
  const folder = dirname(beside);
  const places = [source.file, join(folder, source.file), join(folder, basename(source.file))];
  const file = places.find((place) => existsSync(place));
  if (file === undefined) {
    throw new Error(
      `The results file ${source.file} is not there any more, neither as it was named nor beside the findings; ` +
        'start tau-triage in the folder where it was analysed, or analyse it again.',
    );
  }
  if (format === null) {
    throw new Error(`Record ${source.index} of ${file} was no run that could be read when it was analysed.`);
  }
  return await readTrajectoryAt({ source: { ...source, file }, format, id, signal });
}
