import { type FindRepairOptions, findRepair } from '../../../src/analyze/repair/find-repair.ts';
import { createDatabase } from '../../../src/domains/engine/database.ts';
import { openEpisode } from '../../../src/domains/engine/episode.ts';
import { openWorld } from '../../../src/domains/engine/open-world.ts';
import { expectedSteps, type ReplayTask, replay } from '../../../src/domains/engine/replay.ts';
import { retail } from '../../../src/domains/retail/index.ts';
import type { Action } from '../../../src/records/task.ts';
import type { Trajectory } from '../../../src/records/trajectory.ts';
import { agent, call, makeTrajectory, tool, user } from '../../support/make-trajectory.ts';

const address = { address1: '1 Elm Way', address2: '', city: 'Austin', country: 'USA', state: 'TX', zip: '78701' };

function order(id: string, status: string) {
  return {
    order_id: id,
    user_id: 'ada_fern_1001',
    address,
    items: [{ name: 'Mug', product_id: 'p1', item_id: 'blue', price: 10, options: { color: 'blue' } }],
    fulfillments: [],
    status,
    payment_history: [{ transaction_type: 'payment', amount: 10, payment_method_id: 'card_1' }],
  };
}

/** Three pending orders, one delivered one, one customer with two cards, one product in three colours. */
const database = createDatabase({
  orders: {
    '#A': order('#A', 'pending'),
    '#B': order('#B', 'pending'),
    '#C': order('#C', 'pending'),
    '#D': order('#D', 'delivered'),
  },
  products: {
    p1: {
      name: 'Mug',
      product_id: 'p1',
      variants: Object.fromEntries(
        [
          ['blue', 10],
          ['red', 12],
          ['green', 11],
        ].map(([color, price]) => [
          color as string,
          { item_id: color as string, options: { color: color as string }, available: true, price: price as number },
        ]),
      ),
    },
  },
  users: {
    ada_fern_1001: {
      name: { first_name: 'Ada', last_name: 'Fern' },
      address,
      email: 'ada@example.com',
      payment_methods: {
        card_1: { source: 'credit_card', id: 'card_1', brand: 'visa', last_four: '1111' },
        card_2: { source: 'credit_card', id: 'card_2', brand: 'visa', last_four: '2222' },
      },
      orders: ['#A', '#B', '#C', '#D'],
    },
  },
});

/** A call with its arguments. */
export type Made = readonly [name: string, values: Record<string, unknown>];
/** What happens in a run: a call, or words of the agent. */
export type Turn = Made | string;

export const cancel = (id: string): Made => ['cancel_pending_order', { order_id: id, reason: 'no longer needed' }];
export const modify = (id: string, item: string): Made => [
  'modify_pending_order_items',
  { order_id: id, item_ids: ['blue'], new_item_ids: [item], payment_method_id: 'card_1' },
];
export const move = (id: string, zip: string): Made => [
  'modify_pending_order_address',
  { order_id: id, ...address, zip },
];
export const transfer: Made = ['transfer_to_human_agents', { summary: 'Too hard.' }];

/** Messages of a run whose tools answered as the world does: 0 is the user's wish, then two for a call and one for words. */
function messagesOf(turns: readonly Turn[]): Trajectory['messages'] {
  const episode = openEpisode({ domain: retail, database });
  return makeTrajectory({
    turns: [
      user('Please help me.'),
      ...turns.flatMap((turn) => {
        if (typeof turn === 'string') {
          return [agent(turn)];
        }
        const [name, values] = turn;
        return [call(name, values), tool(episode.step({ name, arguments: values }).observation)];
      }),
      user('###STOP###'),
    ],
  }).messages;
}

const toActions = (made: readonly Made[]): Action[] =>
  made.map(([name, values]) => ({ name, arguments: values, compare_arguments: null, requestor: 'assistant' }));

/** Everything that `findRepair` needs, for a run in the shop. */
export async function shopRun({
  turns,
  expected,
  outputs = [],
  termination = 'user_stop',
  corrected,
  basis,
  ...rest
}: {
  readonly turns: readonly Turn[];
  readonly expected: readonly Made[];
  readonly outputs?: readonly string[];
  readonly termination?: Trajectory['termination'];
  /** What the reward is made of; state and outputs where not given. */
  readonly basis?: readonly string[];
  readonly corrected?: { readonly expected: readonly Made[]; readonly outputs: readonly string[] };
} & Pick<FindRepairOptions, 'limits' | 'sayAt'>): Promise<FindRepairOptions> {
  const trajectory = { messages: messagesOf(turns), termination };
  const world = openWorld({ domain: retail, database });
  const task: ReplayTask = { actions: toActions(expected), outputs, ...(basis && { reward_basis: [...basis] }) };
  const better = corrected && { actions: toActions(corrected.expected), outputs: corrected.outputs };
  return {
    ...rest,
    world,
    domain: retail,
    task,
    trajectory,
    replay: await replay({ world, trajectory, task }),
    correctedGroundTruth: better && { ...better, replay: await expectedSteps(world, better) },
  };
}

/** The repair of such a run. */
export const repairOf = (run: Parameters<typeof shopRun>[0]) => shopRun(run).then(findRepair);
