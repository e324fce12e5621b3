import { describe, expect, it } from 'vitest';
import { analyzeTrajectory } from '../../src/analyze/analyze-trajectory.ts';
import { datasetTarget } from '../../src/analyze/case/replay-run.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';
import { builtInData } from '../../src/datasets/built-in-data.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { openDataset } from '../../src/datasets/open-datasets.ts';
import { domains } from '../../src/domains/index.ts';
import type { Finding } from '../../src/records/finding.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { task, writeDataset } from '../datasets/write-dataset.ts';
import { tinyAirline } from '../domains/tiny-worlds.ts';
import { agent, call, makeTrajectory, tool, user } from '../support/make-trajectory.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

const context = {
  judge: { ...rulesJudge.identity, version: '0', parameters: {} },
  datasetHash: null,
  groundTruthHash: null,
};

function airline(): Dataset {
  const database = tinyAirline();
  const users = database.tables.get('users')!;
  const reservations = database.tables.get('reservations')!;
  const held = {
    ...reservations.get('RES001'),
    flight_type: 'one_way',
    insurance: 'no',
    created_at: '2024-05-01T10:00:00',
  };
  return {
    domain: domains['airline']!,
    path: 'none',
    hash: '0',
    policy: 'Economy without insurance is not cancelled.',
    database: {
      tables: new Map([
        ...database.tables,
        ['users', new Map([['ann_1', { ...users.get('ann_1'), membership: 'regular' }]])],
        ['reservations', new Map([['RES001', held]])],
      ]),
    },
    toolTexts: null,
    splits: [],
    tasks: () => [],
    groundTruth: () => null,
  };
}

async function find(trajectory: Trajectory, dataset: Dataset): Promise<Finding> {
  const target = datasetTarget({ dataset, split: 'test', groundTruth: null });
  return analyzeTrajectory({ trajectory, domain: dataset.domain.name, target, judge: rulesJudge, context });
}

const factsOf = ({ evidence }: Finding, rule: string) => evidence.filter((one) => one.rule === rule);
const ann = (turns: Parameters<typeof makeTrajectory>[0]['turns'], rest: object = {}) => {
  const made = makeTrajectory({ turns, domain: 'airline', ...rest });
  return { ...made, task: made.task && { ...made.task, user_id: 'ann_1' } };
};

const look = [
  user('I am ann_1. Cancel RES001, please.'),
  call('get_user_details', { user_id: 'ann_1' }),
  tool(JSON.stringify({ ...tinyAirline().tables.get('users')!.get('ann_1'), membership: 'regular' })),
];
const cancel = { reservation_id: 'RES001' };
const bags = { reservation_id: 'RES001', total_baggages: 2, nonfree_baggages: 1, payment_id: 'credit_card_1' };

describe('a ground truth that the policy forbids', () => {
  const refused = [...look, agent('I am afraid that RES001 cannot be cancelled.'), user('A pity. ###STOP###')];

  it('is the fault of the environment where the agent refuses it and all else is right', async () => {
    const finding = await find(ann(refused, { actions: [['cancel_reservation', cancel]] }), airline());
    expect(finding).toMatchObject({ author: 'environment', type: 'ground_truth_defect', step: 3 });
    expect(finding.description).toContain('has no insurance');
    expect(finding.counterfactual?.proven).toBe(true);
  });

  it('is told, but not the root, where the run lacks something else too', async () => {
    const actions = [
      ['cancel_reservation', cancel],
      ['update_reservation_baggages', bags],
    ];
    const finding = await find(ann(refused, { actions }), airline());
    expect(finding.author).toBe('agent');
    expect(factsOf(finding, 'ground_truth_forbidden')).toHaveLength(1);
    expect(finding.correct_behavior).not.toContain('cancel_reservation');
  });

  it('is told where the agent obeyed it', async () => {
    const obeyed = [...look, call('cancel_reservation', cancel), tool('{}'), user('Thanks. ###STOP###')];
    const finding = await find(ann(obeyed, { actions: [['cancel_reservation', cancel]], reward: 1 }), airline());
    expect(factsOf(finding, 'ground_truth_forbidden')).toHaveLength(1);
  });

  it('only in an argument is the fault of the environment where the agent took the one that is allowed', async () => {
    const wanted = { ...bags, nonfree_baggages: 2 };
    const given = bags;
    const turns = [...look, call('update_reservation_baggages', given), tool('{}'), user('Fine. ###STOP###')];
    const finding = await find(ann(turns, { actions: [['update_reservation_baggages', wanted]] }), airline());
    expect(finding.author).toBe('environment');
    const nothing = await find(ann(refused, { actions: [['update_reservation_baggages', wanted]] }), airline());
    expect(nothing.author).toBe('agent');
  });
});

describe('a value that nobody could know', () => {
  const rename = (dob: string) => ({
    reservation_id: 'RES001',
    passengers: [{ first_name: 'Ann', last_name: 'Lee', dob }],
  });
  const actions = [['update_reservation_passengers', rename('1985-04-04')]];

  it('is told on every run of the task, and is the root where all else is right', async () => {
    const made = (dob: string) => [
      ...look,
      call('update_reservation_passengers', rename(dob)),
      tool('{}'),
      user('Thanks. ###STOP###'),
    ];
    const wrong = await find(ann(made('1990-01-02'), { actions }), airline());
    expect(wrong).toMatchObject({ author: 'environment', type: 'ground_truth_defect', step: 3 });
    const idle = await find(ann([...look, agent('Hm.'), user('Bye. ###STOP###')], { actions }), airline());
    expect(idle.author).toBe('agent');
    expect(factsOf(idle, 'ground_truth_unknowable')).toHaveLength(1);
    const said = await find(
      ann([user('I am ann_1, and the birth date is 4 April 1985.'), ...made('1990-01-02').slice(1)], { actions }),
      airline(),
    );
    expect(said.author).not.toBe('environment');
  });
});

describe('an answer that contradicts its call', () => {
  const flights = [{ flight_number: 'HAT1', date: '2024-05-20' }];
  const detour = [
    { flight_number: 'HAT2', date: '2024-05-20' },
    { flight_number: 'HAT3', date: '2024-05-21' },
  ];
  const change = (cabin: string) => ({ reservation_id: 'RES001', cabin, flights, payment_id: 'credit_card_1' });
  const answer = '{"reservation_id": "RES001", "cabin": "economy"}';
  const upgrade = [...look, call('update_reservation_flights', change('business')), tool(answer)];

  it('is a fact that harms nobody by itself', async () => {
    const finding = await find(
      ann([...upgrade, agent('It is business now.'), user('Thanks. ###STOP###')], {
        actions: [
          ['update_reservation_flights', change('business')],
          ['update_reservation_baggages', bags],
        ],
      }),
      airline(),
    );
    expect(factsOf(finding, 'answer_contradicts_call')[0]).toMatchObject({
      step: 4,
      detail: { argument: 'cabin', given: 'business', answered: 'economy', followed: null },
    });
    expect(finding.type).not.toBe('tool_defect');
    expect(finding.faults.some(({ type }) => type === 'tool_defect')).toBe(false);
  });

  it('is the fault of the environment where a wrong call rests on it', async () => {
    const finding = await find(
      ann(
        [
          ...upgrade,
          agent('It is economy still, so I set it right.'),
          user('Yes.'),
          call('update_reservation_flights', { ...change('economy'), flights: detour }),
          tool(answer),
          user('Thanks. ###STOP###'),
        ],
        { actions: [['update_reservation_flights', change('business')]] },
      ),
      airline(),
    );
    expect(factsOf(finding, 'answer_contradicts_call')[0]).toMatchObject({ detail: { followed: 7 } });
    expect(finding.faults).toContainEqual(expect.objectContaining({ type: 'tool_defect', step: 4 }));
  });
});

describe('the task of a run whose file has none', () => {
  const order = { order_id: '#W1', reason: 'no longer needed' };
  const dataset = openDataset({
    path: writeDataset({ 'tasks.test.json': [task(1, [{ name: 'cancel_pending_order', kwargs: order }])] }),
  });
  const run = (...words: string[]) =>
    ({ ...makeTrajectory({ turns: words.map(user), task_id: 1 }), task: null }) as Trajectory;

  it("is the data set's if the run is with its user", async () => {
    const introduced = ['I am ann_1.', 'My address is ann@example.com.', 'Ann Lee here, zip code 1.'];
    for (const words of introduced) {
      const finding = await find(run(words, 'Bye. ###STOP###'), dataset);
      expect(finding.alignment.map(({ status }) => status)).toEqual(['missing']);
    }
  });

  it('is not known if the run is with somebody else, or does not say with whom', async () => {
    const other = await find(run('I am bob_2.', 'Bye. ###STOP###'), dataset);
    expect(other.alignment).toEqual([]);
    expect(factsOf(other, 'not_replayed')[0]?.text).toBe(
      'No ground truth: task 1 of the data set is of the user ann_1, and the run is with bob_2.',
    );
    expect((await find(run('Hello.'), dataset)).counterfactual?.repair).toContain('nothing in the run says');
    const told = makeTrajectory({ turns: [user('I am ann_1.')], actions: null, instruction: 'Something else.' });
    expect(factsOf(await find(told, dataset), 'not_replayed')[0]?.text).toMatch(/^No ground truth: /);
  });
});

describe.skipIf(!hasShared)(`cases of others (${hasShared ? 'present' : sharedMissing})`, () => {
  const retail = openDataset({ path: builtInData, domain: 'retail' });
  const first = async (name: string) => {
    for await (const { trajectory } of readTrajectories({ path: shared(`cases/${name}.json`) })) {
      if (trajectory) {
        return find(trajectory, retail);
      }
    }
    throw new Error(`${name} holds no run.`);
  };

  it('a refusal that the task means is no defect', async () => {
    expect(await first('06-ground-truth-refused-on-purpose')).toMatchObject({
      author: 'agent',
      type: 'unintended_write',
      step: 6,
    });
  });

  it("another user's task is none", async () => {
    expect(await first('10-other-users-task-taken-by-id')).toMatchObject({ author: 'undetermined', alignment: [] });
  });
});
