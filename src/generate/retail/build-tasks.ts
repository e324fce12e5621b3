import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../../datasets/dataset.ts';
import { DatasetError } from '../../datasets/dataset-error.ts';
import type { GeneratedTask } from '../world-generator.ts';
import { isSound } from './is-sound.ts';
import { scenarios } from './scenarios/index.ts';
import type { Draft, Scenario } from './scene.ts';
import { type Customer, readShop, type Shop } from './shop.ts';
import { compose } from './wording/compose.ts';
import { type Deck, makeDeck } from './wording/deck.ts';

const SPLITS = { test: 100, dev: 20, train: 100 } as const;

/** Tasks by split. No customer has more than one, so that no task gives away another. Throws where customers run out. */
export function buildTasks(options: {
  readonly faker: Faker;
  readonly dataset: Dataset;
}): Readonly<Record<string, readonly GeneratedTask[]>> {
  const { faker, dataset } = options;
  const shop = readShop(dataset);
  const bench = { faker, dataset, shop, choose: makeDeck(faker), waiting: new Set(shop.customers) };
  return Object.fromEntries(
    Object.entries(SPLITS).map(([split, count]) => [
      split,
      plan(faker, count).map((name, id) => buildTask({ ...bench, name, id })),
    ]),
  );
}

/** Kinds of tasks by their weights, in an order drawn by chance; small splits have as many kinds as fit. */
function plan(faker: Faker, count: number): string[] {
  const rounds = [1, 2, 3].map((round) =>
    faker.helpers.shuffle(Object.keys(scenarios).filter((name) => (scenarios[name]?.weight ?? 0) >= round)),
  );
  const round = rounds.flat();
  const kinds = Array.from({ length: count }, (_, place) => round[place % round.length] ?? '');
  return faker.helpers.shuffle(kinds);
}

interface Bench {
  readonly faker: Faker;
  readonly dataset: Dataset;
  readonly shop: Shop;
  readonly choose: Deck;
  /** Customers without a task. */
  readonly waiting: Set<Customer>;
  readonly name: string;
  readonly id: number;
}

function buildTask(bench: Bench): GeneratedTask {
  const { faker, dataset, shop, choose, waiting, name, id } = bench;
  const scenario: Scenario = scenarios[name]?.draft ?? (() => undefined);
  for (const customer of faker.helpers.shuffle([...waiting])) {
    const scene = { faker, shop, choose, customer };
    const draft = scenario(scene);
    const instruction = draft === undefined ? '' : compose(scene, draft);
    if (draft !== undefined && isSound({ dataset, draft, instruction })) {
      waiting.delete(customer);
      return toTask({ id, userId: customer.userId, instruction, draft });
    }
  }
  throw new DatasetError(
    `No customer is left for a task of the kind ${name}: generate the database at a larger scale.`,
  );
}

function toTask(options: {
  readonly id: number;
  readonly userId: string;
  readonly instruction: string;
  readonly draft: Draft;
}): GeneratedTask {
  const { id, userId, instruction, draft } = options;
  const { actions, outputs = [], refusal } = draft;
  const task = { id, user_id: userId, instruction, actions, outputs };
  return refusal === true ? { ...task, expects_no_change: true } : task;
}
