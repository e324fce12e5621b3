import { z } from 'zod';

/** One call of a tool, as an assistant (or, in tau2, a user) asked for it. */
export const toolCallSchema = z.object({
  id: z.string().nullable().describe("The provider's call id; null where the file has none."),
  name: z.string().describe('Name of the tool, as written.'),
  arguments: z.record(z.string(), z.unknown()).nullable().describe('Parsed arguments; null where they are no object.'),
  arguments_text: z
    .string()
    .nullable()
    .describe('The arguments as the file has them, where they could not be parsed; else null.'),
  requestor: z.enum(['assistant', 'user']).describe('Who called: tau2 gives some users tools of their own.'),
});

export type ToolCall = z.infer<typeof toolCallSchema>;
