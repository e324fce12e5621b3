import { WorldError } from '../engine/world-error.ts';

/**
 * A world in another process failed. `lost` tells that its process or the episode is gone, so that the episode can be played
 * again in a new one; `code` is that of the protocol where the world answered with an error.
 */
export class RemoteError extends WorldError {
  readonly lost: boolean;
  readonly code: string | null;

  constructor(
    message: string,
    { lost = false, code = null }: { readonly lost?: boolean; readonly code?: string | null } = {},
  ) {
    super(message);
    this.lost = lost;
    this.code = code;
  }
}
