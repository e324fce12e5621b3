import { z } from 'zod';
import { calculate } from '../../../python/calculate/calculate.ts';
import { defineTool, type Tool } from '../tool.ts';

/** `calculate`: Python's arithmetic, see python/calculate/. Worlds differ in the example and in how they word what they do not take. */
export function calculateTool({
  example,
  characters,
}: {
  readonly example: string;
  /** The answer to an expression with other characters; tau-bench's where not given. */
  readonly characters?: string;
}): Tool {
  return defineTool({
    name: 'calculate',
    kind: 'read',
    description: 'Works out an arithmetic expression and gives the result rounded to two decimals.',
    parameters: {
      expression: z
        .string()
        .describe(`Digits, decimal points, spaces, parentheses and the operators + - * /, for example '${example}'.`),
    },
    run: (_view, { expression }) =>
      characters === undefined ? calculate(expression) : calculate(expression, characters),
  });
}
