import type { FaultType } from '../../src/records/fault.ts';
import type { Label } from '../../src/records/label.ts';
import type { PlayedConversation } from './play-conversation.ts';
import type { SeatedConversation } from './seat-conversations.ts';

/** A label as records/label.ts has it. */
export interface ConversationLabel extends Omit<Label, 'type'> {
  readonly type: FaultType;
}

/** The writer's label of a run and the further readings that count as right; null and none where the run passes. */
export function labelConversation({
  seated: { conversation, task, trial },
  steps,
  trajectory,
  file,
}: {
  readonly seated: SeatedConversation;
  readonly steps: PlayedConversation['steps'];
  /** Stable id of the run in its results file. */
  readonly trajectory: string;
  readonly file: string;
}): { readonly label: ConversationLabel | null; readonly also: readonly ConversationLabel[] } {
  const { label, also } = conversation;
  if (label === undefined) {
    return { label: null, also: [] };
  }
  const make = (
    { author, type, at }: Omit<typeof label, 'reason'>,
    annotator: string,
    comment: string | null,
  ): ConversationLabel => ({
    trajectory,
    task_id: task.id,
    trial,
    annotator,
    author,
    type,
    step: at === null ? null : (steps.get(at) ?? null),
    comment,
    file,
  });
  return {
    label: make(label, 'writer', label.reason.trim()),
    also: also.map((reading, index) => make(reading, `writer-also-${index + 1}`, null)),
  };
}
