import type { Signature } from '../../python/bind-arguments.ts';
import type { Tool } from './tool.ts';

/** The tool as the Python method that tau-bench has for it, whose names stand in its error texts. */
export function toolSignature(domain: string, tool: Tool): Signature {
  const className = tool.name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const names = Object.keys(tool.parameters.shape);
  const isOptional = (name: string) => tool.parameters.shape[name]?.safeParse(undefined).success === true;
  return {
    name: `${className}.invoke`,
    qualifiedName: `tau_bench.envs.${domain}.tools.${tool.name}.${className}.invoke`,
    required: names.filter((name) => !isOptional(name)),
    optional: names.filter(isOptional),
  };
}
