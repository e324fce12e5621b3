import { z } from 'zod';
import type { Domain } from './domain.ts';

/** A tool as chat models are told of it (OpenAI's function format). */
export interface ToolSchema {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  };
}

/** The domain's tools for a model; a tool that the data set has its own text for is told in that text. */
export function toolSchemas(options: {
  readonly domain: Domain;
  readonly texts?: readonly ToolSchema[] | null;
}): ToolSchema[] {
  const { domain, texts } = options;
  return domain.tools.map((tool) => {
    const { $schema, ...parameters } = z.toJSONSchema(tool.parameters);
    const ours: ToolSchema = {
      type: 'function',
      function: { name: tool.name, description: tool.description, parameters },
    };
    return texts?.find((text) => text.function.name === tool.name) ?? ours;
  });
}
