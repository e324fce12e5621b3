import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../../datasets/dataset.ts';
import type { Draft } from '../draft.ts';
import type { TaskPlan, WantedTask } from '../task-plan.ts';
import { scenarios } from './scenarios/index.ts';
import type { Scene } from './scene.ts';
import { readShop } from './shop.ts';
import { compose } from './wording/compose.ts';
import { makeDeck } from './wording/deck.ts';

const SPLITS = { test: 100, dev: 20, train: 100 } as const;

/** Three splits, each of many kinds in an order drawn by chance. */
export function planTasks(options: { readonly faker: Faker; readonly dataset: Dataset }): TaskPlan {
  const { faker, dataset } = options;
  const bench = { faker, shop: readShop(dataset), choose: makeDeck(faker) };
  return { splits: Object.keys(SPLITS), reserved: [], wanted: wantedTasks(bench), mixed: false, shortage: 'error' };
}

type Bench = Omit<Scene, 'customer'>;

/** The kinds of a split are drawn when the split before it is done. */
function* wantedTasks(bench: Bench): Generator<WantedTask> {
  for (const [split, count] of Object.entries(SPLITS)) {
    for (const kind of drawKinds(bench.faker, count)) {
      yield { kind, split, drafts: (taken) => draftsOf({ bench, kind, taken }) };
    }
  }
}

/** Kinds of tasks by their weights, in an order drawn by chance; small splits have as many kinds as fit. */
function drawKinds(faker: Faker, count: number): string[] {
  const rounds = [1, 2, 3].map((round) =>
    faker.helpers.shuffle(Object.keys(scenarios).filter((name) => (scenarios[name]?.weight ?? 0) >= round)),
  );
  const round = rounds.flat();
  const kinds = Array.from({ length: count }, (_, place) => round[place % round.length] ?? '');
  return faker.helpers.shuffle(kinds);
}

function* draftsOf({
  bench,
  kind,
  taken,
}: {
  readonly bench: Bench;
  readonly kind: string;
  readonly taken: ReadonlySet<string>;
}): Generator<Draft | null> {
  const waiting = bench.shop.customers.filter(({ userId }) => !taken.has(userId));
  for (const customer of bench.faker.helpers.shuffle(waiting)) {
    const scene = { ...bench, customer };
    const story = scenarios[kind]?.draft(scene) ?? null;
    yield story && { ...story, userId: customer.userId, instruction: compose(scene, story) };
  }
}
