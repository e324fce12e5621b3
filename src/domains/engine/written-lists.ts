import { z } from 'zod';
import { parsePythonLiteral } from '../../python/literals.ts';
import type { Tool } from './tool.ts';
import type { WorldCall, WorldTool } from './world.ts';

/**
 * The call with every list that is written as a text ("['123']") as a list, or undefined where there is no such text. Some
 * programs save a call's arguments that way after having executed real lists.
 */
export function readWrittenLists({ lists: names }: Pick<WorldTool, 'lists'>, call: WorldCall): WorldCall | undefined {
  const lists = Object.entries(call.arguments).flatMap(([name, value]): [string, unknown][] => {
    const list = typeof value === 'string' && names.includes(name) ? parsePythonLiteral(value) : undefined;
    return Array.isArray(list) ? [[name, list]] : [];
  });
  return lists.length > 0 ? { ...call, arguments: { ...call.arguments, ...Object.fromEntries(lists) } } : undefined;
}

/** Whether an argument of a tool is a list. */
export function takesList(tool: Tool, name: string): boolean {
  return Object.hasOwn(tool.parameters.shape, name) && tool.parameters.shape[name] instanceof z.ZodArray;
}
