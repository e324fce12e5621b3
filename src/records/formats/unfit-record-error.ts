/** One record that is JSON but no run; the message names the field, what stands there and what was expected. */
export class UnfitRecordError extends Error {
  override readonly name = 'UnfitRecordError';
}
