import { z } from 'zod';
import { calculate as calculateExpression } from '../../../python/calculate/calculate.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';

/** `calculate`: Python arithmetic, see calculate/. */
export const calculate = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'calculate',
    kind: 'read',
    description: 'Works out an arithmetic expression and gives the result rounded to two decimals.',
    parameters: {
      expression: z
        .string()
        .describe(
          "Digits, decimal points, spaces, parentheses and the operators + - * /, for example '(12.5 + 3) * 2'.",
        ),
    },
    run: (_view, { expression }) => calculateExpression(expression, dialect.errors.characters),
  });
