import { type Random, seededRandom } from '../chance/seeded-random.ts';
import { shuffled } from '../chance/shuffled.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { createReplayCache } from '../domains/engine/replay-ground-truth.ts';
import { jsonText } from '../python/json-text.ts';
import type { Value } from '../python/value.ts';
import { type FaultName, faultKinds } from './faults/index.ts';
import { handOverOf, type OtherCalls, otherCallsOf } from './other-calls.ts';
import type { Plant } from './planted-fault.ts';
import { type Played, playScript, type Stage } from './play-script.ts';
import { retell } from './retell.ts';
import { type Deed, deedsOf, type Scene } from './scene.ts';
import type { Script } from './script.ts';
import { createVoice } from './wording/voice.ts';

/** A run in which one known fault was planted, and which fails by it. */
export interface PlantedRun {
  readonly fault: FaultName;
  readonly trial: number;
  /** With the ground truth that its record is to have. */
  readonly script: Script;
  readonly plant: Plant;
}

/** What faults are planted in, and how many. */
export interface PlantOptions {
  readonly dataset: Dataset;
  /** Passing runs. */
  readonly scripts: readonly Script[];
  /** Whether these are told in other words first, which takes wishes and deeds told as the domain tells them. */
  readonly retells: boolean;
  readonly faults: readonly FaultName[];
  readonly count: number;
  readonly seed: number;
}

/**
 * Plants faults in turns, one in each run, until there are enough or no run has a place for more. A run is given only if it passes
 * without the fault, fails with it, and no call is refused in it that was not before, unless that is the fault. The same
 * options give the same runs.
 */
export function* plantFaults(options: PlantOptions): Generator<PlantedRun> {
  const { dataset, faults, count, seed } = options;
  const { domain, database } = dataset;
  const stage: Stage = { domain, database, groundTruths: createReplayCache() };
  const others = otherCallsOf(dataset);
  const passing = options.scripts.flatMap((script): PassingScript[] => {
    const played = playScript(script, stage);
    return played.reward === 1 ? [{ script, deeds: deedsOf(script.turns, played, stage) }] : [];
  });
  const trials = new Map<string, number>();
  const seen = new Set<string>();
  let left = count;
  let open = faults.map((fault) => placesFor({ fault, passing, seed }));
  while (left > 0 && open.length > 0) {
    const still: Places[] = [];
    for (const places of open) {
      const run = left > 0 ? nextOf(places, { options, stage, others, seen }) : null;
      if (run !== null) {
        const id = String(run.script.task.id);
        const trial = trials.get(id) ?? 0;
        trials.set(id, trial + 1);
        left -= 1;
        still.push(places);
        yield { ...run, trial };
      }
    }
    open = still;
  }
}

/** Where a kind of fault may be planted, and how far that list has been gone through. */
interface Places {
  readonly fault: FaultName;
  readonly list: readonly Place[];
  next: number;
  found: number;
}

interface PassingScript {
  readonly script: Script;
  readonly deeds: readonly Deed[];
}

interface Place extends PassingScript {
  readonly deed: number | null;
}

/** How often the same place is taken, each time in other words. */
const mostRounds = 3;

function placesFor({
  fault,
  passing,
  seed,
}: {
  readonly fault: FaultName;
  readonly passing: readonly PassingScript[];
  readonly seed: number;
}): Places {
  const random = seededRandom(JSON.stringify([seed, fault]));
  const places = passing.flatMap((one): Place[] =>
    faultKinds[fault].needsDeed ? one.deeds.map((_, deed) => ({ ...one, deed })) : [{ ...one, deed: null }],
  );
  return { fault, list: shuffled(places, random), next: 0, found: 0 };
}

interface Setting {
  readonly options: PlantOptions;
  readonly stage: Stage;
  readonly others: OtherCalls;
  readonly seen: Set<string>;
}

/** The next run that a kind of fault can be planted in; null where none is left. */
function nextOf(places: Places, setting: Setting): Omit<PlantedRun, 'trial'> | null {
  const { list, fault } = places;
  // A kind for which one round finds no place has none.
  while (places.next < list.length * (places.found > 0 ? mostRounds : 1)) {
    const place = list[places.next % list.length];
    const random = seededRandom(JSON.stringify([setting.options.seed, fault, places.next]));
    places.next += 1;
    const run = place === undefined ? null : plantAt({ place, fault, random, setting });
    const text = run === null ? '' : jsonText([run.script.task.id, run.script.turns] as unknown as Value);
    if (run !== null && !setting.seen.has(text)) {
      setting.seen.add(text);
      places.found += 1;
      return run;
    }
  }
  return null;
}

function plantAt({
  place,
  fault,
  random,
  setting: { options, stage, others },
}: {
  readonly place: Place;
  readonly fault: FaultName;
  readonly random: Random;
  readonly setting: Setting;
}): Omit<PlantedRun, 'trial'> | null {
  const kind = faultKinds[fault];
  const voice = createVoice(random);
  const script = options.retells ? retell(place.script, place.deeds, voice) : place.script;
  const played = playScript(script, stage);
  if (played.reward !== 1) {
    return null;
  }
  const told: readonly Deed[] = deedsOf(script.turns, played, stage);
  const deed = place.deed === null ? null : (told[place.deed] ?? null);
  const handOver = handOverOf(options.dataset);
  const scene: Scene = { script, played, stage, deeds: told, deed, others, handOver, voice, random };
  const plant = kind.plant(scene);
  if (plant === null) {
    return null;
  }
  const { actions = script.task.actions } = plant;
  const planted: Script = { ...script, task: { ...script.task, actions }, turns: plant.turns };
  const after = playScript(planted, stage);
  const refused = refusedIn(after) - refusedIn(played);
  const isClean = kind.refuses ? refused === 1 : refused <= 0;
  return after.reward === 0 && isClean ? { fault, script: planted, plant } : null;
}

function refusedIn({ results }: Played): number {
  return results.filter((result) => result?.failed).length;
}
