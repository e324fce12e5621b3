import { UsageError } from '../errors/usage-error.ts';

/** What a server is asked to collect. */
export interface CollectRequest {
  readonly layers: readonly number[];
  readonly hook_points: readonly string[];
}

/** Reads `layers=8,12,16 hook_points=output`. */
export function parseCollect(words: readonly string[]): CollectRequest {
  const parts = new Map(
    words
      .flatMap((word) => word.split(/\s+/))
      .map((word): [string, string[]] => {
        const [key = '', value = ''] = word.split('=');
        return [key, value.split(',').filter((part) => part !== '')];
      }),
  );
  const layers = (parts.get('layers') ?? []).map(Number);
  const unknown = [...parts.keys()].filter((key) => key !== 'layers' && key !== 'hook_points');
  if (unknown.length > 0 || layers.length === 0 || !layers.every((layer) => Number.isInteger(layer) && layer >= 0)) {
    throw new UsageError('--collect-activations takes layers and hook points, e.g. layers=8,12,16 hook_points=output.');
  }
  return { layers, hook_points: parts.get('hook_points') ?? ['output'] };
}
