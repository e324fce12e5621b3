import { z } from 'zod';
import { calculate as calculateExpression } from '../../../python/calculate/calculate.ts';
import { defineTool } from '../../engine/tool.ts';

/** `calculate`: Python arithmetic, see calculate/. */
export const calculate = defineTool({
  name: 'calculate',
  kind: 'read',
  description: 'Works out an arithmetic expression and gives the result rounded to two decimals.',
  parameters: {
    expression: z
      .string()
      .describe("Digits, decimal points, spaces, parentheses and the operators + - * /, for example '(12.5 + 3) * 2'."),
  },
  run: (_view, { expression }) => calculateExpression(expression),
});
