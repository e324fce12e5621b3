import type { Edit } from '../../records/finding.ts';
import { type Grading, openWorkbench, type RepairInput } from './workbench.ts';

/**
 * Applies edits to a recorded run, replays it and grades it: the same edits always give the same. Edits may come from a findings
 * file; one that names no write of the run does nothing.
 */
export async function applyRepair(
  options: RepairInput & { readonly edits: readonly Omit<Edit, 'fault'>[] },
): Promise<Grading> {
  const edits = options.edits.map((edit) => ({ ...edit, expected: null, name: null }));
  const bench = await openWorkbench(options);
  try {
    return await bench.grade(edits);
  } finally {
    await bench.close();
  }
}
