/** A world cannot be entered or asked. The message is one sentence: which world, what is missing, what to do. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
}
