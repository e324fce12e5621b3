/** A world broke the protocol; the message says how, in one sentence. */
export class Breach extends Error {
  override readonly name = 'Breach';
}
