import type { z } from 'zod';
import { createScriptedModel, repliesFor, scriptedReplySchema } from '../models/scripted-model.ts';
import type { ModelOf } from './create-play.ts';

/** One reply of a script: what one side says or calls, for all episodes or for those of one task or trial. */
export type ScriptLine = z.input<typeof scriptedReplySchema>;

/**
 * The models of both sides that play a script: each episode gets its own, with the replies that are meant for it. Throws a
 * ZodError for a reply that is none.
 */
export function scriptModels({ replies }: { readonly replies: readonly ScriptLine[] }): {
  readonly agentModel: ModelOf;
  readonly userModel: ModelOf;
} {
  const read = replies.map((reply) => scriptedReplySchema.parse(reply));
  const sideModel =
    (side: 'agent' | 'user'): ModelOf =>
    ({ task, trial }) =>
      createScriptedModel({ replies: repliesFor(read, { side, task_id: task.id, trial }) });
  return { agentModel: sideModel('agent'), userModel: sideModel('user') };
}
