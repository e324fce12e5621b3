import type { Context } from '../../context/context.ts';
import { printFile } from '../print-file.ts';
import { shippedWorld } from '../shipped-worlds.ts';
import type { WorldTau2Request } from './command.ts';

/** Prints the world server for the package tau2, any fork and version of it. */
export async function runWorldTau2(_request: WorldTau2Request, context: Context): Promise<number> {
  return await printFile(shippedWorld('tau2'), context);
}
