import type { Context } from '../../context/context.ts';
import { printFile } from '../print-file.ts';
import { shippedWorld } from '../shipped-worlds.ts';
import type { WorldTauBenchRequest } from './command.ts';

/** Prints the world server for the package tau_bench and forks of it. */
export async function runWorldTauBench(_request: WorldTauBenchRequest, context: Context): Promise<number> {
  return await printFile(shippedWorld('tau-bench'), context);
}
