import { argumentError } from '../../python/bind-arguments.ts';
import type { Dictionary } from '../../python/value.ts';
import type { Tool } from './tool.ts';
import { toolSignature } from './tool-signature.ts';
import type { Requestor } from './world.ts';

/** What a benchmark's harness says where a call does not reach its tool. */
export interface Harness {
  /** The whole observation for a name that is no tool of the caller's. */
  readonly unknownTool: (name: string, requestor: Requestor) => string;
  /** What stands behind "Error: " for arguments that do not fit; undefined where they do. */
  readonly argumentError: (call: CallOfTool) => string | undefined;
}

/** A tool, who calls it, and with what. */
export interface CallOfTool {
  readonly tool: Tool;
  readonly requestor: Requestor;
  readonly given: Dictionary;
}

/** tau-bench's words (tau_bench/envs/base.py): each tool is a class with an `invoke`. */
export function tauBenchHarness(domain: string): Harness {
  return {
    unknownTool: (name) => `Unknown action ${name}`,
    argumentError: ({ tool, given }) => argumentError(toolSignature(domain, tool), given),
  };
}

/** tau2's words (tau2/environment/toolkit.py): the tools of a side are methods of one class. */
export function tau2Harness(classes: { readonly [Side in Requestor]?: string }): Harness {
  return {
    unknownTool: (name, requestor) =>
      classes[requestor] === undefined
        ? `Error: ${requestor === 'user' ? 'User tools' : 'Tools'} not available`
        : `Error: Tool '${name}' not found.`,
    argumentError: ({ tool, requestor, given }) => {
      const { required, optional } = toolSignature('', tool);
      const name = `${classes[requestor] ?? 'Tools'}.${tool.name}`;
      return argumentError({ name, qualifiedName: null, required, optional }, given);
    },
  };
}
