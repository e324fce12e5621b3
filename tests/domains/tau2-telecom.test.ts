import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '../../src/domains/engine/database.ts';
import { openWorld } from '../../src/domains/engine/open-world.ts';
import type { WorldTask } from '../../src/domains/engine/world.ts';
import { tau2Telecom } from '../../src/domains/tau2-telecom/index.ts';
import { telecomTables } from '../../src/domains/tau2-telecom/tables.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { type Dictionary, float, type Value } from '../../src/python/value.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

const folder = shared('datasets/tau2/');

test.skipIf(!hasShared)('every call, hash and verdict of the real package', async () => {
  const tasks = new Map([...readTasks('tasks.json'), ...readTasks('tasks_small.json')].map((task) => [task.id, task]));
  const world = openWorld({ domain: tau2Telecom, database: readDatabase() });
  const lines = gunzipSync(readFileSync(`${folder}parity/telecom.jsonl.gz`)).toString().trim().split('\n');
  let n = 0;
  const wrong: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    const s = parseJson(line) as any;
    const task = tasks.get(s.task_id)!;
    const episode = await world.reset(task);
    for (const [i, call] of s.calls.entries()) {
      const [step] = await episode.batch([call]);
      n++;
      if (step!.observation.split('\n')[0] !== call.content.split('\n')[0] || step!.failed !== call.error || (step!.observation !== call.content && !call.content.includes('validation error')))
        wrong.push({ index, i, call, ours: step!.observation, failed: step!.failed });
    }
    const h = await episode.hash();
    if (h.agent !== s.agent_db_hash) wrong.push({ index, agent: 1 });
    if (h.user !== s.user_db_hash) wrong.push({ index, user: 1 });
    const g = await episode.grade();
    if (JSON.stringify(g.assertions.map((a) => a.met)) !== JSON.stringify(s.env_assertions)) wrong.push({ index, a: g.assertions.map((a) => a.met), s: s.env_assertions });
    if (g.hash_matches !== s.db_match) wrong.push({ index, g: g.hash_matches, s: s.db_match });
  }
  console.log(n, wrong.length, JSON.stringify(wrong.slice(0, 12), null, 1));
  const gold = JSON.parse(readFileSync(`${folder}telecom/gold-hashes.json`, 'utf8'));
  let bad = 0;
  for (const g of gold) {
    const task = tasks.get(g.task_id)!;
    const e = await world.reset(task);
    const h = await e.hash();
    if (h.agent !== g.initial_agent_db_hash || h.user !== g.initial_user_db_hash) bad++;
  }
  console.log(gold.length, bad);
});

function readTasks(file: string): WorldTask[] {
  const tasks = parseJson(readFileSync(`${folder}telecom/${file}`, 'utf8')) as any;
  return tasks.map((task: any) => ({
    id: task.id,
    initial_state: { agent_data: null, user_data: null, actions: task.initial_state.initialization_actions },
    actions: task.evaluation_criteria.actions,
    env_assertions: task.evaluation_criteria.env_assertions ?? [],
  }));
}

function readDatabase() {
  const read = (file: string) => lossless(parse(readFileSync(`${folder}telecom/${file}`, 'utf8'), { integersAsBigInt: true })) as Dictionary;
  return createDatabase(telecomTables({ agent: read('db.toml'), user: read('user_db.toml') }));
}
function lossless(v: any): Value {
  if (typeof v === 'bigint') return Number(v);
  if (typeof v === 'number') return float(v);
  if (Array.isArray(v)) return v.map(lossless);
  if (v instanceof Date) return String(v);
  if (typeof v === 'object') return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, lossless(x)]));
  return v;
}
