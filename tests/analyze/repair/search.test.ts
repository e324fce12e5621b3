import { describe, expect, it } from 'vitest';
import { applyRepair } from '../../../src/analyze/repair/apply-repair.ts';
import { findRepair } from '../../../src/analyze/repair/find-repair.ts';
import { repairDiff } from '../../../src/analyze/repair/repair-diff.ts';
import { repairRun } from '../../../src/analyze/repair/repair-run.ts';
import type { WorldEpisode, WorldTask } from '../../../src/domains/engine/world.ts';
import { cancel, type Made, modify, move, shopRun, transfer } from './shop.ts';

/** The repair of a run as the lines of a diff, with the number of tries that it took. */
async function told(run: Parameters<typeof shopRun>[0]): Promise<readonly string[]> {
  const repair = await findRepair(await shopRun(run));
  if (repair === null) {
    return ['none'];
  }
  const { edits, proven, rewardAfter, tried } = repair;
  return [...repairDiff(edits), `${proven ? 'proven' : `reward ${rewardAfter}, not proven`}, ${tried} tries`];
}

const lookUp = (id: string): Made => ['get_order_details', { order_id: id }];
const pay = (id: string, card: string): Made => [
  'modify_pending_order_payment',
  { order_id: id, payment_method_id: card },
];

describe('the smallest repair', () => {
  it('goes by one edit where one is enough', async () => {
    expect(await told({ turns: [modify('#A', 'red')], expected: [modify('#A', 'green')] })).toMatchInlineSnapshot(`
      [
        "- step 1 modify_pending_order_items new_item_ids.0: "red"",
        "+ step 1 modify_pending_order_items new_item_ids.0: "green"",
        "proven, 5 tries",
      ]
    `);
    expect(await told({ turns: [cancel('#A')], expected: [] })).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "proven, 5 tries",
      ]
    `);
    expect(await told({ turns: [], expected: [cancel('#A')] })).toMatchInlineSnapshot(`
      [
        "+ before step 0 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "proven, 5 tries",
      ]
    `);
    expect(await told({ turns: [cancel('#A')], expected: [modify('#A', 'red')] })).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "+ step 1 modify_pending_order_items(order_id: "#A", item_ids: ["blue"], new_item_ids: ["red"], payment_method_id: "card_1")",
        "proven, 5 tries",
      ]
    `);
    expect(await told({ turns: [cancel('#A')], expected: [cancel('#B')] })).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order order_id: "#A"",
        "+ step 1 cancel_pending_order order_id: "#B"",
        "proven, 5 tries",
      ]
    `);
  });

  it('replaces every argument that matters', async () => {
    const wrong: Made = ['modify_pending_order_items', { ...modify('#A', 'red')[1], payment_method_id: 'card_2' }];
    expect(await told({ turns: [wrong], expected: [modify('#A', 'green')] })).toMatchInlineSnapshot(`
      [
        "- step 1 modify_pending_order_items new_item_ids.0: "red"",
        "+ step 1 modify_pending_order_items new_item_ids.0: "green"",
        "- step 1 modify_pending_order_items payment_method_id: "card_2"",
        "+ step 1 modify_pending_order_items payment_method_id: "card_1"",
        "proven, 7 tries",
      ]
    `);
    const moved: Made = ['modify_pending_order_address', { ...move('#A', '10001')[1], city: 'Waco', address2: 'b' }];
    expect(await told({ turns: [moved], expected: [move('#A', '10002')] })).toMatchInlineSnapshot(`
      [
        "- step 1 modify_pending_order_address address2: "b"",
        "+ step 1 modify_pending_order_address address2: """,
        "- step 1 modify_pending_order_address city: "Waco"",
        "+ step 1 modify_pending_order_address city: "Austin"",
        "- step 1 modify_pending_order_address zip: "10001"",
        "+ step 1 modify_pending_order_address zip: "10002"",
        "proven, 8 tries",
      ]
    `);
  });

  it('replaces, drops and inserts side by side', async () => {
    expect(
      await told({
        turns: [modify('#B', 'red'), move('#C', '10001'), 'Done.'],
        expected: [modify('#B', 'green'), cancel('#A'), cancel('#C')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 modify_pending_order_items new_item_ids.0: "red"",
        "+ step 1 modify_pending_order_items new_item_ids.0: "green"",
        "- step 3 modify_pending_order_address(order_id: "#C", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "+ step 3 cancel_pending_order(order_id: "#C", reason: "no longer needed")",
        "+ before step 5 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "proven, 223 tries",
      ]
    `);
    expect(
      await told({
        turns: [cancel('#A'), modify('#B', 'red'), 'Done.'],
        expected: [modify('#B', 'green')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "+ step 1 modify_pending_order_items(order_id: "#B", item_ids: ["blue"], new_item_ids: ["green"], payment_method_id: "card_1")",
        "proven, 35 tries",
      ]
    `);
    expect(
      await told({ turns: [cancel('#A'), 'Done.'], expected: [cancel('#A'), cancel('#B'), cancel('#C')] }),
    ).toMatchInlineSnapshot(`
      [
        "+ before step 3 cancel_pending_order(order_id: "#B", reason: "no longer needed")",
        "+ before step 3 cancel_pending_order(order_id: "#C", reason: "no longer needed")",
        "proven, 8 tries",
      ]
    `);
  });

  it('drops what is too much, or stops before it where that is fewer', async () => {
    expect(await told({ turns: [cancel('#A'), cancel('#B')], expected: [cancel('#B')] })).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "proven, 5 tries",
      ]
    `);
    expect(
      await told({ turns: [cancel('#A'), cancel('#B'), cancel('#C')], expected: [cancel('#C')] }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "- step 3 cancel_pending_order(order_id: "#B", reason: "no longer needed")",
        "proven, 62 tries",
      ]
    `);
    expect(
      await told({ turns: [cancel('#A'), modify('#B', 'red'), cancel('#C')], expected: [cancel('#A')] }),
    ).toMatchInlineSnapshot(`
      [
        "- step 3 modify_pending_order_items(order_id: "#B", item_ids: ["blue"], new_item_ids: ["red"], payment_method_id: "card_1")",
        "- step 5 cancel_pending_order(order_id: "#C", reason: "no longer needed")",
        "+ stop before step 3",
        "proven, 20 tries",
      ]
    `);
    expect(
      await told({
        turns: [cancel('#A'), modify('#B', 'red'), move('#C', '10001'), cancel('#C')],
        expected: [cancel('#A'), modify('#B', 'green')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "- step 3 modify_pending_order_items new_item_ids.0: "red"",
        "+ step 3 modify_pending_order_items new_item_ids.0: "green"",
        "- step 5 modify_pending_order_address(order_id: "#C", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "- step 7 cancel_pending_order(order_id: "#C", reason: "no longer needed")",
        "+ stop before step 5",
        "proven, 103 tries",
      ]
    `);
  });

  it('makes a call before the one that would lock it out', async () => {
    expect(
      await told({ turns: [lookUp('#A'), cancel('#A')], expected: [move('#A', '10001'), cancel('#A')] }),
    ).toMatchInlineSnapshot(`
      [
        "+ before step 3 modify_pending_order_address(order_id: "#A", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "proven, 6 tries",
      ]
    `);
    expect(
      await told({
        turns: [modify('#B', 'red'), modify('#A', 'red')],
        expected: [move('#A', '10001'), move('#B', '10001'), modify('#A', 'red'), modify('#B', 'red')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "+ before step 1 modify_pending_order_address(order_id: "#B", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "+ before step 3 modify_pending_order_address(order_id: "#A", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "proven, 59 tries",
      ]
    `);
  });

  it('moves a call that came too late', async () => {
    expect(
      await told({
        turns: [modify('#A', 'red'), move('#A', '10001')],
        expected: [move('#A', '10001'), modify('#A', 'red')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "- step 3 modify_pending_order_address(order_id: "#A", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "+ before step 1 modify_pending_order_address(order_id: "#A", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "proven, 9 tries",
      ]
    `);
    expect(
      await told({
        turns: [modify('#A', 'red'), move('#A', '10001'), pay('#A', 'card_2')],
        expected: [move('#A', '10001'), pay('#A', 'card_2'), modify('#A', 'red')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 modify_pending_order_items(order_id: "#A", item_ids: ["blue"], new_item_ids: ["red"], payment_method_id: "card_1")",
        "+ before step 6 modify_pending_order_items(order_id: "#A", item_ids: ["blue"], new_item_ids: ["red"], payment_method_id: "card_1")",
        "proven, 17 tries",
      ]
    `);
  });

  it('puts right a call that was rejected', async () => {
    expect(
      await told({ turns: [modify('#A', 'violet'), 'Sorry.', transfer], expected: [modify('#A', 'red')] }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 modify_pending_order_items new_item_ids.0: "violet"",
        "+ step 1 modify_pending_order_items new_item_ids.0: "red"",
        "proven, 5 tries",
      ]
    `);
    expect(
      await told({ turns: [cancel('#D'), cancel('#Z'), 'Sorry.'], expected: [cancel('#C')] }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order order_id: "#D"",
        "+ step 1 cancel_pending_order order_id: "#C"",
        "proven, 5 tries",
      ]
    `);
  });

  it('takes the order of the ground truth where that of the run cannot be kept', async () => {
    expect(
      await told({
        turns: [modify('#A', 'green'), move('#A', '10002'), 'Done.'],
        expected: [move('#A', '10001'), modify('#A', 'red')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "+ before step 1 modify_pending_order_address(order_id: "#A", address1: "1 Elm Way", address2: "", city: "Austin", country: "USA", state: "TX", zip: "10001")",
        "- step 1 modify_pending_order_items new_item_ids.0: "green"",
        "+ step 1 modify_pending_order_items new_item_ids.0: "red"",
        "proven, 27 tries",
      ]
    `);
  });

  it('ends with what has to be said', async () => {
    expect(await told({ turns: ['Hello.'], expected: [], outputs: ['10'] })).toMatchInlineSnapshot(`
      [
        "+ step 1 say "10"",
        "proven, 3 tries",
      ]
    `);
    expect(await told({ turns: [lookUp('#A')], expected: [], outputs: ['10'] })).toMatchInlineSnapshot(`
      [
        "+ step 3 say "10"",
        "proven, 3 tries",
      ]
    `);
    expect(
      await told({
        turns: ['One.', cancel('#A'), 'Two.'],
        expected: [cancel('#B')],
        outputs: ['10', '110', 'blue'],
        sayAt: (text) => (text === 'blue' ? 1 : null),
      }),
    ).toMatchInlineSnapshot(`
      [
        "+ step 1 say "blue"",
        "- step 2 cancel_pending_order order_id: "#A"",
        "+ step 2 cancel_pending_order order_id: "#B"",
        "+ step 4 say "110"",
        "proven, 21 tries",
      ]
    `);
    expect(
      await told({
        turns: ['One.', cancel('#A'), cancel('#B'), cancel('#C'), 'It is 10.'],
        expected: [],
        outputs: ['10', 'Blue', 'blue', 'blue'],
        sayAt: () => 8,
      }),
    ).toMatchInlineSnapshot(`
      [
        "+ step 1 say "10; blue"",
        "- step 2 cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "- step 4 cancel_pending_order(order_id: "#B", reason: "no longer needed")",
        "- step 6 cancel_pending_order(order_id: "#C", reason: "no longer needed")",
        "+ stop before step 2",
        "proven, 41 tries",
      ]
    `);
  });

  it('inserts before the call that ended the run', async () => {
    expect(
      await told({ turns: ['Hm.', cancel('#A'), transfer], expected: [cancel('#A'), cancel('#B')] }),
    ).toMatchInlineSnapshot(`
      [
        "+ before step 4 cancel_pending_order(order_id: "#B", reason: "no longer needed")",
        "proven, 5 tries",
      ]
    `);
    expect(
      await told({ turns: [transfer, cancel('#A'), 'Done.'], expected: [cancel('#A'), cancel('#B')] }),
    ).toMatchInlineSnapshot(`
      [
        "+ before step 5 cancel_pending_order(order_id: "#B", reason: "no longer needed")",
        "proven, 5 tries",
      ]
    `);
  });

  it('costs a bounded effort, and says so where it proves nothing', async () => {
    const run = { turns: [cancel('#A'), cancel('#B')], expected: [modify('#A', 'red'), modify('#B', 'green')] };
    const efforts = await Promise.all(
      [0, 1, 10, 40, 1000].map(async (effort) => await told({ ...run, limits: { effort } })),
    );
    expect(efforts.map((lines) => lines.at(-1))).toMatchInlineSnapshot(`
      [
        "reward 0, not proven, 1 tries",
        "reward 1, not proven, 3 tries",
        "proven, 6 tries",
        "proven, 13 tries",
        "proven, 56 tries",
      ]
    `);
  });

  it('is known without a search where a run was cut off when all was done, and where the ground truth was corrected', async () => {
    const done = { turns: [cancel('#A'), 'It is 10.'], expected: [cancel('#A')], outputs: ['10'] };
    expect(await told({ ...done, termination: 'step_limit' })).toMatchInlineSnapshot(`
      [
        "- step 4 ended by step limit, not graded",
        "+ step 4 grade here",
        "proven, 2 tries",
      ]
    `);
    expect(await told({ ...done, outputs: ['11'], termination: 'step_limit' })).toEqual(['none']);
    expect(await told({ ...done, expected: [cancel('#B')], termination: 'step_limit' })).toEqual(['none']);
    expect(await told({ ...done, termination: 'runtime_error' })).toEqual(['none']);
    expect(await told(done)).toEqual(['none']);
    const corrected = { expected: [cancel('#A')], outputs: ['10'] };
    expect(await told({ ...done, expected: [cancel('#B')], outputs: ['11'], corrected })).toMatchInlineSnapshot(`
      [
        "- ground truth cancel_pending_order(order_id: "#B", reason: "no longer needed")",
        "- ground truth output "11"",
        "+ ground truth cancel_pending_order(order_id: "#A", reason: "no longer needed")",
        "+ ground truth output "10"",
        "proven, 3 tries",
      ]
    `);
    expect(
      await told({ ...done, turns: [cancel('#A')], expected: [cancel('#B')], outputs: [], corrected }),
    ).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order order_id: "#A"",
        "+ step 1 cancel_pending_order order_id: "#B"",
        "proven, 6 tries",
      ]
    `);
  });
});

describe('a repair of what the task asks for', () => {
  it('makes the expected calls where these alone count, and leaves the others as they were', async () => {
    const run = { turns: [cancel('#A'), 'Done.'], expected: [modify('#B', 'red')], basis: ['ACTION'] };
    expect(await told(run)).toMatchInlineSnapshot(`
      [
        "+ before step 1 modify_pending_order_items(order_id: "#B", item_ids: ["blue"], new_item_ids: ["red"], payment_method_id: "card_1")",
        "proven, 6 tries",
      ]
    `);
    expect(await told({ ...run, expected: [cancel('#A')] })).toEqual(['none']);
    expect(await told({ ...run, expected: [cancel('#B')] })).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order order_id: "#A"",
        "+ step 1 cancel_pending_order order_id: "#B"",
        "proven, 5 tries",
      ]
    `);
  });

  it('says nothing where what is said does not count', async () => {
    const run = { turns: [cancel('#A'), 'Done.'], expected: [cancel('#A')], outputs: ['10'] };
    expect(await told({ ...run, basis: ['DB'] })).toEqual(['none']);
    expect(await told({ ...run, expected: [cancel('#B')], basis: ['DB'] })).toMatchInlineSnapshot(`
      [
        "- step 1 cancel_pending_order order_id: "#A"",
        "+ step 1 cancel_pending_order order_id: "#B"",
        "proven, 5 tries",
      ]
    `);
    expect(await told({ ...run, expected: [cancel('#B')], basis: ['COMMUNICATE'] })).toMatchInlineSnapshot(`
      [
        "+ step 3 say "10"",
        "proven, 4 tries",
      ]
    `);
  });

  it('is broken off when its time is over, and says so', async () => {
    const run = { turns: [cancel('#A'), cancel('#B')], expected: [modify('#A', 'red'), modify('#B', 'green')] };
    const within = async (seconds: number) => {
      let time = 5_000;
      const now = () => {
        time += 100;
        return time;
      };
      const repair = await findRepair(await shopRun({ ...run, limits: { effort: 1000, seconds, now } }));
      return [repair?.tried, repair?.proven, repair?.stoppedAfter];
    };
    expect([await within(0.05), await within(0.5), await within(1), await within(100)]).toMatchInlineSnapshot(`
      [
        [
          1,
          false,
          0.05,
        ],
        [
          6,
          true,
          0.5,
        ],
        [
          10,
          true,
          1,
        ],
        [
          56,
          true,
          null,
        ],
      ]
    `);
    const unlimited = await findRepair(await shopRun({ ...run, limits: { effort: 1000, seconds: 0 } }));
    expect(unlimited?.stoppedAfter).toBeNull();
  });

  it('ends every episode of the world that it opened', async () => {
    let open = 0;
    const counted = (episode: WorldEpisode): WorldEpisode => {
      open += 1;
      return {
        ...episode,
        fork: async () => counted(await episode.fork()),
        end: async () => {
          open -= 1;
          await episode.end();
        },
      };
    };
    const run = await shopRun({ turns: [cancel('#A'), cancel('#B')], expected: [cancel('#C')] });
    const world = { ...run.world, reset: async (task: WorldTask) => counted(await run.world.reset(task)) };
    expect((await findRepair({ ...run, world }))?.proven).toBe(true);
    expect(open).toBe(0);
    expect((await applyRepair({ ...run, world, edits: [] })).reward).toBe(0);
    expect(open).toBe(0);
  });
});

describe('repairRun', () => {
  const repaired = async (given: Parameters<typeof shopRun>[0]) => {
    const { world, task, replay, trajectory, correctedGroundTruth: corrected, ...rest } = await shopRun(given);
    const replayed = {
      target: { world },
      task,
      replay,
      corrected: corrected && { ...corrected, groundTruth: corrected.replay },
    };
    return await repairRun({ ...rest, trajectory, replayed } as unknown as Parameters<typeof repairRun>[0]);
  };

  it('finds the repair of a run that was played again, by its corrected ground truth where there is one', async () => {
    const run = { turns: [cancel('#A'), 'It is 10.'], expected: [cancel('#B')] };
    const corrected = { expected: [cancel('#A')], outputs: ['10'] };
    expect(await repaired(run)).toEqual(await findRepair(await shopRun(run)));
    expect(await repaired({ ...run, corrected })).toEqual(await findRepair(await shopRun({ ...run, corrected })));
    expect(await repaired({ ...run, corrected })).toMatchObject({ edits: [{ kind: 'corrected_ground_truth' }] });
  });
});
