import type { Candidate, Scene } from './scene.ts';

/** A run in which everything goes as it should. */
export function plainScene(needs: string, fits: (candidate: Candidate) => boolean): Scene {
  return { needs, cast: (candidate) => (fits(candidate) ? { fault: null } : null) };
}
