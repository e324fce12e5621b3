import { describe, expect, it } from 'vitest';
import { checkGoldHashes, checkSequences } from '../../scripts/check-tau2-parity.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import { createDatabase } from '../../src/domains/engine/database.ts';
import { openWorld } from '../../src/domains/engine/open-world.ts';
import type { Requestor, WorldEpisode, WorldTask } from '../../src/domains/engine/world.ts';
import { tau2Telecom } from '../../src/domains/tau2-telecom/index.ts';
import { records, tablesOfFiles } from '../../src/domains/tau2-telecom/tables.ts';
import { type Dictionary, float } from '../../src/python/value.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

describe.skipIf(!hasShared)(
  `tau2-telecom as the Python package has it (${hasShared ? 'present' : sharedMissing})`,
  () => {
    const dataset = () => {
      const found = openDatasets({ path: shared('datasets/tau2') }).get('tau2-telecom');
      if (found === undefined) {
        throw new Error('no telecom data set');
      }
      return found;
    };

    it('answers every call of the corpus, with the same hashes and verdicts', async () => {
      const result = await checkSequences({
        path: shared('datasets/tau2/parity/telecom.jsonl.gz'),
        dataset: dataset(),
      });
      expect(result.failures).toEqual([]);
      expect(result.counts).toEqual([
        { what: 'answers', equal: 2423, of: 2423 },
        { what: 'to the last character, links aside', equal: 2423, of: 2423 },
        { what: 'hashes', equal: 588, of: 588 },
        { what: 'verdicts', equal: 300, of: 300 },
      ]);
    });

    it('starts and ends every task with the hashes of the grader', () => {
      const result = checkGoldHashes({ path: shared('datasets/tau2/telecom/gold-hashes.json'), dataset: dataset() });
      expect(result.failures).toEqual([]);
      expect(result.counts).toEqual([{ what: 'ground truths', equal: 134, of: 134 }]);
    });
  },
);

describe('tau2-telecom', () => {
  it('has thirteen tools of the agent, thirty of the user, and no name twice', () => {
    expect(tau2Telecom.tools).toHaveLength(13);
    expect(tau2Telecom.userTools).toHaveLength(30);
    const names = [...tau2Telecom.tools, ...(tau2Telecom.userTools ?? [])].map(({ name }) => name);
    expect(new Set(names).size).toBe(43);
    expect(tau2Telecom.tools.filter(({ kind }) => kind === 'write')).toHaveLength(6);
    expect(tau2Telecom.userTools?.filter(({ kind }) => kind === 'write')).toHaveLength(15);
  });

  it('tells the phone of the line after every call that did not raise', async () => {
    const episode = await start([['user', 'set_user_info', { name: 'Ada Moss', phone_number: '555-000-0001' }]]);
    expect(await say(episode, 'user', 'check_status_bar')).toBe('Status Bar: 📶³ Good | 5G | 📱 Data Enabled | 🔋 80%');
    await say(episode, 'assistant', 'suspend_line', { customer_id: 'C1', line_id: 'L1', reason: 'lost' });
    expect(await say(episode, 'user', 'reboot_device')).toBe(
      'Restarting network services...\nStatus Bar: 📵 No Signal | 📵 Data Disabled | 🔋 80%',
    );
  });

  it('settles a bill by a request on the phone', async () => {
    const episode = await start([['user', 'set_user_info', { name: 'Ada Moss', phone_number: '555-000-0001' }]]);
    await say(episode, 'assistant', 'send_payment_request', { customer_id: 'C1', bill_id: 'B1' });
    expect(await say(episode, 'user', 'make_payment')).toBe('Payment of 40.0 USD has been made for bill B1.');
    expect(await say(episode, 'assistant', 'get_details_by_id', { id: 'B1' })).toContain('"status": "Paid"');
    expect(await say(episode, 'user', 'check_payment_request')).toBe('No payment request has been made.');
  });

  it('keeps what a call changed before it raised', async () => {
    const episode = await start([]);
    const before = await episode.hash();
    const raised = await call(episode, 'user', 'set_apn_settings', { apn_settings: 'internet' });
    expect(raised).toMatchObject({ observation: "Error: 'str' object has no attribute 'apn_name'", failed: true });
    expect((await episode.hash()).user).not.toBe(before.user);
    expect(await say(episode, 'user', 'toggle_data')).toBe("Error: 'str' object has no attribute 'apn_name'");
  });

  it('tells a refusal in words from an error', async () => {
    const episode = await start([]);
    const refused = { app_name: 'maps', permission: 'sms' };
    expect(await call(episode, 'user', 'grant_app_permission', refused)).toMatchObject({
      observation: expect.stringMatching(/^Error\. App 'maps' not found/),
      failed: false,
    });
    expect(await call(episode, 'assistant', 'toggle_data', {})).toMatchObject({
      observation: "Error: Tool 'toggle_data' not found.",
      failed: true,
      kind: null,
    });
  });

  it('keeps 2 and 2.0 apart in texts and hashes', async () => {
    const [whole, fraction] = [await start([]), await start([])];
    const given = { customer_id: 'C1', line_id: 'L1' };
    expect(await say(whole, 'assistant', 'refuel_data', { ...given, gb_amount: 2 })).toContain('added 2 GB of data');
    expect(await say(fraction, 'assistant', 'refuel_data', { ...given, gb_amount: float(2) })).toContain(
      'added 2.0 GB',
    );
    expect((await whole.hash()).agent).not.toBe((await fraction.hash()).agent);
  });

  it('decides statements about the end, and takes one that raises for not met', async () => {
    const episode = await start(
      [['user', 'turn_data_off', {}]],
      [
        ['user', 'assert_mobile_data_status', { expected_status: true }],
        ['user', 'assert_internet_speed', { expected_speed: 200, expected_desc: 'excellent' }],
        ['assistant', 'assert_line_status', { customer_id: 'C1', line_id: 'L9', expected_status: 'Active' }],
      ],
    );
    const met = async () => (await episode.grade()).assertions.map((assertion) => assertion.met);
    expect(await met()).toEqual([false, false, false]);
    await say(episode, 'user', 'toggle_data');
    expect(await met()).toEqual([true, true, false]);
  });

  it('makes the next bill where the customer has no draft, and the same one each time', async () => {
    const [one, other] = [await start([]), await start([])];
    for (const episode of [one, other]) {
      await say(episode, 'assistant', 'refuel_data', { customer_id: 'C1', line_id: 'L1', gb_amount: 1 });
    }
    expect(await say(one, 'assistant', 'get_bills_for_customer', { customer_id: 'C1', limit: 1 })).toMatch(
      /^\[\{"bill_id": "B[0-9a-f]{8}", "customer_id": "C1", "period_start": "2025-03-01"/,
    );
    expect(await one.hash()).toEqual(await other.hash());
  });
});

type Function = readonly [Requestor, string, Dictionary];

async function start(actions: readonly Function[], statements: readonly Function[] = []): Promise<WorldEpisode> {
  const named = ([env_type, func_name, given]: Function) => ({ env_type, func_name, arguments: given });
  const task: WorldTask = {
    id: 'made',
    initial_state: { agent_data: null, user_data: null, actions: actions.map(named) },
    actions: [],
    env_assertions: statements.map((one) => ({ ...named(one), assert_value: true, message: null })),
  };
  return openWorld({ domain: tau2Telecom, database: database() }).reset(task);
}

async function call(episode: WorldEpisode, requestor: Requestor, name: string, given: Dictionary) {
  const [step] = await episode.batch([{ requestor, name, arguments: given }]);
  return step;
}

async function say(episode: WorldEpisode, requestor: Requestor, name: string, given: Dictionary = {}) {
  return (await call(episode, requestor, name, given))?.observation;
}

/** One customer with one line and one bill to pay. */
function database() {
  const month = { period_start: '2025-01-01', period_end: '2025-01-31', issue_date: '2025-01-05' };
  const agent: Dictionary = {
    plans: [{ plan_id: 'P1', name: 'Small', data_limit_gb: 5, price_per_month: 40, data_refueling_price_per_gb: 3 }],
    customers: [
      {
        customer_id: 'C1',
        full_name: 'Ada Moss',
        date_of_birth: '1980-01-02',
        email: 'ada@example.org',
        phone_number: '555-000-0001',
        address: { street: '1 Lane', city: 'Town', state: 'VT', zip_code: '05001' },
        line_ids: ['L1'],
        bill_ids: ['B1'],
      },
    ],
    lines: [{ line_id: 'L1', phone_number: '555-000-0001', status: 'Active', plan_id: 'P1' }],
    bills: [{ bill_id: 'B1', customer_id: 'C1', ...month, total_due: 40, due_date: '2025-01-19', status: 'Overdue' }],
  };
  const tables = tablesOfFiles({ agent, user: {} });
  return createDatabase(
    Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [
        table,
        Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, records[table]?.(row) ?? row])),
      ]),
    ),
  );
}
