import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../../datasets/dataset.ts';
import type { GeneratedTask } from '../world-generator.ts';
import { isSound } from './is-sound.ts';
import { personas } from './personas.ts';
import { scenarios } from './scenarios/index.ts';
import type { Draft } from './scenarios/scenario.ts';
import { readWorld } from './world.ts';

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

/** The test split: every scenario's tasks in a drawn order. Each was replayed, and no two share a user. */
export function buildTasks(options: {
  readonly faker: Faker;
  readonly dataset: Dataset;
}): Readonly<Record<string, readonly GeneratedTask[]>> {
  const { faker, dataset } = options;
  const world = readWorld(dataset);
  const taken = new Set<string>(DISPLAYED);
  const manners = faker.helpers.shuffle(personas);
  const drafts: Draft[] = [];
  for (const scenario of scenarios) {
    let made = 0;
    for (let attempt = 0; made < scenario.count && attempt < ATTEMPTS; attempt += 1) {
      const persona = manners[drafts.length % manners.length] ?? '';
      const draft = scenario.draft({ faker, world, taken, persona }, made);
      if (draft !== null && isSound(draft, dataset)) {
        drafts.push(draft);
        taken.add(draft.userId);
        made += 1;
      }
    }
  }
  return { test: faker.helpers.shuffle(drafts).map(toTask) };
}

function toTask({ userId, instruction, actions, outputs = [], refusal }: Draft, id: number): GeneratedTask {
  return {
    id,
    user_id: userId,
    instruction,
    actions,
    outputs,
    ...(refusal === true ? { expects_no_change: true as const } : {}),
  };
}
