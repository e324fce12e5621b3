import { createHash } from 'node:crypto';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { type Call, type Episode, openEpisode, type StepResult } from '../../src/domains/engine/episode.ts';
import { type HashCache, stateHash } from '../../src/domains/engine/state-hash.ts';
import { jsonText } from '../../src/python/json-text.ts';
import type { Value } from '../../src/python/value.ts';
import { type Variant, withVariant } from './variants.ts';

/** A call with what it gave: the answer, or the hash of a long one, and the hash of what it changed, if it changed something. */
export interface FrozenCall extends Call {
  readonly observation: string;
  readonly changes?: string;
}

/** One line of a file in tests/fixtures/parity: calls in one episode, or one call and what becomes of it when it is changed. */
export type FrozenLine =
  | { readonly calls: readonly FrozenCall[]; readonly state: string }
  | { readonly base: FrozenCall; readonly variants: readonly (Variant & Omit<FrozenCall, 'name' | 'arguments'>)[] };

/** Carries out calls in one episode. */
export function freezeStory({
  dataset,
  calls,
  cache,
}: {
  readonly dataset: Dataset;
  readonly calls: readonly Call[];
  /** Of the texts of rows, so that states of one data set pay for them once. */
  readonly cache: HashCache;
}): FrozenLine {
  const episode = openEpisode(dataset);
  const frozen = calls.map(({ name, arguments: given }) => freezeCall(episode, { name, arguments: given }));
  const changed = frozen.some(({ changes }) => changes !== undefined);
  return { calls: frozen, state: changed ? hashOf(dataset, episode, cache) : 'unchanged' };
}

function hashOf({ domain }: Dataset, { state }: Episode, cache: HashCache): string {
  return domain.hash?.(state, 'assistant') ?? stateHash(state, cache);
}

/** Carries out a call and all its variants, each in an episode of its own. */
export function freezeVariants({
  dataset,
  base: { name, arguments: given },
  variants,
}: {
  readonly dataset: Dataset;
  readonly base: Call;
  readonly variants: readonly Variant[];
}): FrozenLine {
  return {
    base: freezeCall(openEpisode(dataset), { name, arguments: given }),
    variants: variants.map((variant) => {
      const change: Variant =
        'value' in variant ? { at: variant.at, value: variant.value } : { at: variant.at, dropped: true };
      const { observation, changes } = freezeCall(openEpisode(dataset), {
        name,
        arguments: withVariant(given, change),
      });
      return { ...change, observation, ...(changes !== undefined && { changes }) };
    }),
  };
}

function freezeCall(episode: Episode, call: Call): FrozenCall {
  const result = episode.step(call);
  return { ...call, observation: shortened(result.observation), ...changesOf(result) };
}

const longestText = 120;

function shortened(observation: string): string {
  return observation.length <= longestText
    ? observation
    : `sha256 ${hash(observation)}, ${observation.length} characters`;
}

function changesOf({ changes }: StepResult): { readonly changes?: string } {
  return changes.length === 0 ? {} : { changes: hash(jsonText(changes as unknown as Value)) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
