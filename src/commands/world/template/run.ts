import type { Context } from '../../context/context.ts';
import { printFile } from '../print-file.ts';
import { shippedWorld } from '../shipped-worlds.ts';
import type { WorldTemplateRequest } from './command.ts';

/** Prints a world server to fill in. */
export async function runWorldTemplate({ typescript }: WorldTemplateRequest, context: Context): Promise<number> {
  return await printFile(shippedWorld(typescript ? 'template-typescript' : 'template'), context);
}
