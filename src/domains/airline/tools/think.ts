import { z } from 'zod';
import { defineTool } from '../../engine/tool.ts';

/** `think`: no effect, and an empty observation. */
export const think = defineTool({
  name: 'think',
  kind: 'read',
  description: 'Notes a thought down. It neither looks anything up nor changes anything; use it for longer reasoning.',
  parameters: { thought: z.string().describe('The thought.') },
  run: () => '',
});
