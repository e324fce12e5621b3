import { joined } from '../../domains/engine/wording.ts';

/** What an agent asks before it changes anything; `turn` counts its proposals, so that they do not all sound the same. */
export function proposal(deeds: readonly string[], turn = 0): string {
  if (deeds.length > 1) {
    return `This is what I would set up: ${deeds.join('; ')}. Shall I go ahead with all of it, yes or no?`;
  }
  return turn === 0
    ? `This is what I would set up: ${deeds[0]}. Shall I go ahead, yes or no?`
    : `Next comes this: ${deeds[0]}. Shall I go ahead with it, yes or no?`;
}

/** What an agent says of the figures that a customer wanted. */
export function tellOutputs(outputs: readonly string[]): string {
  return outputs.length === 1
    ? `To answer your question, it is ${outputs[0]}.`
    : `To answer your questions, it is ${joined(outputs)}.`;
}

/** What an agent sums up at the end. */
export function closing({
  done,
  failed,
  outputs,
}: {
  readonly done: readonly string[];
  readonly failed: readonly string[];
  readonly outputs: readonly string[];
}): string {
  const parts = [
    ...(done.length > 0 ? [`This has gone through: ${done.join('; ')}.`] : []),
    ...(failed.length > 0 ? [`This could not be carried out: ${failed.join('; ')}.`] : []),
    ...(outputs.length > 0 ? [tellOutputs(outputs)] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : nothingToDo;
}

/** The same with the question that leaves the word to the customer. */
export function ending(text: string): string {
  return `${text} ${anythingElse}`;
}

/** What an agent asks when it has nothing left to do. */
export const anythingElse = 'Is there anything else that I can do for you?';

const nothingToDo = 'I have looked into this, and under our rules I have to leave everything as it is.';
