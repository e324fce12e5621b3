import type { SeenRequest } from './openai-server.ts';

/** A citation that stands: the first words of message 1 of the case that a judge's model was sent. */
export function citeFirstTurn({ body }: Pick<SeenRequest, 'body'>): { step: number; quote: string } {
  const text = body.messages.map(({ content }: { content: string }) => content).join('\n');
  const quote = /^<<[0-9a-f]{12}>> \[1\] \w+: ?(.{1,12})/m.exec(text)?.[1] ?? '';
  return { step: 1, quote };
}
