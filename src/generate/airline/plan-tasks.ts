import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../../datasets/dataset.ts';
import type { TaskPlan, WantedTask } from '../task-plan.ts';
import { personas } from './personas.ts';
import { scenarios } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { readWorld, type World } from './world.ts';

/** Draws of one scenario before it is given up, as in a world of a small scale. */
const ATTEMPTS = 400;

/** Those of few-shot.jsonl: what they have booked is shown to the agent there. */
const DISPLAYED = [
  'anselm_yellowlees_9664',
  'malik_fairweather_5455',
  'marisol_thackeray_4341',
  'paloma_barrowclough_8280',
  'rosalind_ambrose_6697',
] as const;

/** The test split: every scenario's tasks, mixed. */
export function planTasks(options: { readonly faker: Faker; readonly dataset: Dataset }): TaskPlan {
  const { faker, dataset } = options;
  const bench = { faker, world: readWorld(dataset), manners: faker.helpers.shuffle(personas) };
  return {
    splits: ['test'],
    reserved: DISPLAYED,
    wanted: scenarios.flatMap((scenario) => wantedOf({ ...bench, scenario })),
    mixed: true,
    shortage: 'left out',
  };
}

function wantedOf({
  faker,
  world,
  manners,
  scenario,
}: {
  readonly faker: Faker;
  readonly world: World;
  readonly manners: readonly string[];
  readonly scenario: Scenario;
}): WantedTask[] {
  let left = ATTEMPTS;
  return Array.from({ length: scenario.count }, (_, index) => ({
    kind: scenario.name,
    split: 'test',
    *drafts(taken: ReadonlySet<string>) {
      const persona = manners[(taken.size - DISPLAYED.length) % manners.length] ?? '';
      while (left > 0) {
        left -= 1;
        yield scenario.draft({ faker, world, taken, persona }, index);
      }
    },
  }));
}
