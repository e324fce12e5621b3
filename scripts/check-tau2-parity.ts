import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Dataset, DatasetTask } from '../src/datasets/dataset.ts';
import type { Domain } from '../src/domains/engine/domain.ts';
import { openEpisode } from '../src/domains/engine/episode.ts';
import { openWorld } from '../src/domains/engine/open-world.ts';
import { sameAnswer } from '../src/domains/engine/same-answer.ts';
import { taskStart } from '../src/domains/engine/scene.ts';
import type { Requestor, WorldCall, WorldStep } from '../src/domains/engine/world.ts';
import { parseJson } from '../src/python/parse-json.ts';
import { counted, type ParityResult } from './check-parity.ts';

/** A sequence of calls that the Python world was given, a line of `<domain>.jsonl.gz`. */
interface Sequence {
  readonly task_id: string;
  readonly calls: readonly (WorldCall & { readonly content: string; readonly error: boolean })[];
  readonly agent_db_hash: string;
  readonly user_db_hash: string | null;
  readonly db_match: boolean;
  readonly env_assertions?: readonly boolean[];
}

/** What the Python world's grader makes of a task, an entry of `gold-hashes.json`. */
interface GoldHashes {
  readonly task_id: string;
  readonly initial_agent_db_hash: string;
  readonly initial_user_db_hash: string | null;
  readonly agent_db_hash: string;
  readonly user_db_hash: string | null;
  readonly errors: readonly { readonly index: number; readonly error: string }[];
}

/** Makes every sequence of a corpus again and compares answers, hashes and verdicts. */
export async function checkSequences(options: {
  readonly path: string;
  readonly dataset: Dataset;
}): Promise<ParityResult> {
  const { path, dataset } = options;
  const sequences = readSequences(path);
  const { domain, lacking } = asRecorded(dataset.domain, sequences);
  const world = openWorld({ domain, database: dataset.database });
  const tasks = tasksById(dataset);
  const answers: boolean[] = [];
  const whole: boolean[] = [];
  const hashes: boolean[] = [];
  const verdicts: boolean[] = [];
  const failures: string[] = [];
  let chance = 0;
  for (const [index, sequence] of sequences.entries()) {
    const task = tasks.get(sequence.task_id);
    if (task === undefined) {
      failures.push(`sequence ${index}: no task ${sequence.task_id} in the data set`);
      continue;
    }
    const episode = await world.reset(task);
    const steps = await episode.batch(sequence.calls);
    sequence.calls.forEach(({ name, content, error }, call) => {
      const { observation = '', failed = false } = steps[call] ?? {};
      answers.push(sameAnswer(content, observation) && failed === error);
      whole.push(withoutLinks(content) === observation);
      if (answers.at(-1) === false) {
        failures.push(`sequence ${index}, call ${call}: ${name} answers ${short(observation)}, not ${short(content)}`);
      }
    });
    const { agent, user } = await episode.hash();
    const drawn = agent !== sequence.agent_db_hash && steps.some((step) => hasDrawnId(domain, step));
    chance += drawn ? 1 : 0;
    hashes.push(...(drawn ? [] : [agent === sequence.agent_db_hash]), user === sequence.user_db_hash);
    if ((agent !== sequence.agent_db_hash && !drawn) || user !== sequence.user_db_hash) {
      failures.push(`sequence ${index}: another hash`);
    }
    const grade = await episode.grade();
    const met = grade.assertions.map((assertion) => assertion.met);
    verdicts.push(grade.hash_matches === sequence.db_match && met.join() === (sequence.env_assertions ?? []).join());
    if (verdicts.at(-1) === false) {
      failures.push(`sequence ${index}: database ${grade.hash_matches}, assertions ${met.join(' ')}`);
    }
  }
  return {
    name: `${domain.name} ${path}`,
    counts: [
      counted('answers', answers),
      counted('to the last character, links aside', whole),
      counted('hashes', hashes),
      counted('verdicts', verdicts),
    ],
    failures,
    notes: [
      ...lacking.map((name) => `the recorded version lacks ${name}`),
      ...(chance > 0 ? [`${chance} hashes of the agent's side hold an id that was drawn by chance`] : []),
    ],
  };
}

/** Compares the start and the end of every task's ground truth with what the Python world's grader makes. */
export function checkGoldHashes(options: { readonly path: string; readonly dataset: Dataset }): ParityResult {
  const { path, dataset } = options;
  const { domain, database } = dataset;
  const published: readonly GoldHashes[] = JSON.parse(readFileSync(path, 'utf8'));
  const tasks = tasksById(dataset);
  const failures: string[] = [];
  const equal = published.map((gold) => {
    const task = tasks.get(gold.task_id);
    if (task === undefined) {
      failures.push(`no task ${gold.task_id} in the data set`);
      return false;
    }
    const start = taskStart({ domain, database, initial: task.initial_state });
    const episode = openEpisode({ domain, database, state: start });
    const errors = task.actions.flatMap((action, index) => {
      const { failed, observation } = episode.stepAlone(action);
      return failed ? [{ index, observation }] : [];
    });
    const hashOf = (state: typeof start, side: Requestor) =>
      side === 'user' && domain.userTables === undefined ? null : domain.hash?.(state, side);
    const same =
      hashOf(start, 'assistant') === gold.initial_agent_db_hash &&
      hashOf(start, 'user') === gold.initial_user_db_hash &&
      hashOf(episode.state, 'assistant') === gold.agent_db_hash &&
      hashOf(episode.state, 'user') === gold.user_db_hash &&
      errors.map(({ index }) => index).join() === gold.errors.map(({ index }) => index).join();
    if (!same) {
      failures.push(`task ${gold.task_id}: another hash, or other expected calls that raise`);
    }
    return same;
  });
  return { name: `${domain.name} ${path}`, counts: [counted('ground truths', equal)], failures, notes: [] };
}

/** Tables whose new records get ids by chance in the Python world, so that its hash is another one each time. */
const drawnIds: Readonly<Record<string, string>> = { 'tau2-telecom': 'bills' };

function hasDrawnId({ name }: Domain, { changes }: WorldStep): boolean {
  return (changes ?? []).some(
    ({ table, field, before }) => table === drawnIds[name] && field === '' && before === null,
  );
}

function readSequences(path: string): Sequence[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => parseJson(line) as unknown as Sequence);
}

/** The domain without the tools that the recorded version did not have yet: it says itself that there are none of these names. */
function asRecorded(domain: Domain, sequences: readonly Sequence[]): { domain: Domain; lacking: readonly string[] } {
  const unknown = new Set(
    sequences.flatMap(({ calls }) =>
      calls
        .filter(
          ({ name, requestor, content }) => requestor === 'assistant' && content === `Error: Tool '${name}' not found.`,
        )
        .map(({ name }) => name),
    ),
  );
  const lacking = domain.tools.map(({ name }) => name).filter((name) => unknown.has(name));
  return { domain: { ...domain, tools: domain.tools.filter(({ name }) => !unknown.has(name)) }, lacking };
}

function tasksById(dataset: Dataset): ReadonlyMap<string, DatasetTask> {
  return new Map(dataset.splits.flatMap((split) => dataset.tasks(split).map((task) => [String(task.id), task])));
}

function withoutLinks(content: string): string {
  return content.replace(/\n {4}For further information visit \S+/g, '');
}

function short(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}...` : text);
}
