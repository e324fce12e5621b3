import { z } from 'zod';
import type { Dictionary, Value } from '../../python/value.ts';
import type { View } from './view.ts';

/** read: looks only; write: may change the database; terminal: ends the episode. */
export type ToolKind = 'read' | 'write' | 'terminal';

/** One tool of a world. */
export interface Tool {
  readonly name: string;
  readonly kind: ToolKind;
  /** What a model is told of it, unless the data set brings its own texts. */
  readonly description: string;
  readonly parameters: z.ZodObject;
  /**
   * Its effect and its observation. Arguments are bound by name but may be of any type: a tool fails on them as Python would,
   * by throwing a PythonError, and what it changed before that stays changed.
   */
  readonly run: (view: View, given: Dictionary) => string;
}

/** Types the arguments that `run` gets by the names in `parameters`. */
export function defineTool<Shape extends z.ZodRawShape>(tool: {
  readonly name: string;
  readonly kind: ToolKind;
  readonly description: string;
  readonly parameters: Shape;
  readonly run: (view: View, given: { readonly [Name in keyof Shape]: Value }) => string;
}): Tool {
  return {
    name: tool.name,
    kind: tool.kind,
    description: tool.description,
    parameters: z.object(tool.parameters),
    run: (view, given) => tool.run(view, given as { readonly [Name in keyof Shape]: Value }),
  };
}
