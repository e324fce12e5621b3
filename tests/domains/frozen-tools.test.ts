import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { frozenDomains } from '../../scripts/freeze-tools/freeze.ts';
import { type FrozenCall, type FrozenLine, freezeStory, freezeVariants } from '../../scripts/freeze-tools/frozen.ts';
import { frozenDataset } from '../../scripts/freeze-tools/frozen-dataset.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { openDataset } from '../../src/datasets/open-datasets.ts';
import { replayGroundTruth } from '../../src/domains/engine/replay-ground-truth.ts';
import { type HashCache, stateHash } from '../../src/domains/engine/state-hash.ts';
import { domains } from '../../src/domains/index.ts';
import { jsonText } from '../../src/python/json-text.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import type { Value } from '../../src/python/value.ts';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { replayOn } from '../support/replay-on.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (line: FrozenLine) => jsonText(line as unknown as Value);

/** What the tools answered when `npm run parity` last held, by domain (npm run freeze-tools writes it anew). */
const frozen = new Map(
  frozenDomains.map((domain) => [
    domain,
    readFileSync(`${root}tests/fixtures/parity/${domain}.jsonl`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => parseJson(text) as unknown as FrozenLine),
  ]),
);

function freezeAgain(dataset: Dataset, line: FrozenLine, cache: HashCache): FrozenLine {
  return 'calls' in line ? freezeStory({ dataset, calls: line.calls, cache }) : freezeVariants({ dataset, ...line });
}

/** Every call of a domain with its arguments as far as they are told, and what it gave. */
const answersOf = (domain: string) =>
  (frozen.get(domain) ?? []).flatMap((line): Pick<FrozenCall, 'name' | 'observation' | 'changes'>[] =>
    'calls' in line
      ? [...line.calls]
      : [line.base, ...line.variants.map((variant) => ({ name: line.base.name, ...variant }))],
  );

describe.each([...frozen.keys()])('the tools of %s', (domain) => {
  const answers = answersOf(domain);

  it('answer and change what they did when they were proven against published runs', () => {
    const dataset = frozenDataset(domain);
    const cache: HashCache = new WeakMap();
    for (const line of frozen.get(domain) ?? []) {
      const again = freezeAgain(dataset, line, cache);
      if (textOf(again) !== textOf(line)) {
        expect(again).toEqual(line);
      }
      expect(textOf(again)).toBe(textOf(line));
    }
  });

  it('are all there, each with an answer, and each write with a change', () => {
    for (const { name, kind } of domains[domain]!.tools) {
      const own = answers.filter((answer) => answer.name === name);
      const answered = own.filter(({ observation }) => !observation.startsWith('Error'));
      expect([name, own.length > 1, answered.length > 0]).toEqual([name, true, true]);
      expect([name, own.some(({ changes }) => changes !== undefined)]).toEqual([name, kind === 'write']);
    }
  });

  it('say every error that they can say', () => {
    const folder = `${root}src/domains/${domain}/`;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const texts = files.flatMap((file) =>
      [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/(['`])(Error: .+?)\1/g)].map(([, , text = '']) => text),
    );
    const patternOf = (text: string) =>
      new RegExp(
        `^${text
          .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
      );
    expect(texts.length).toBeGreaterThan(10);
    const unsaid = texts.filter((text) => !answers.some(({ observation }) => patternOf(text).test(observation)));
    expect(unsaid).toEqual([]);
  });
});

const runs = [
  ...['retail', 'airline', 'healthcare'].map((domain) => ({
    file: `historical_trajectories/${domain}-replay.json`,
    dataset: `data/${domain}`,
  })),
  ...['airline-tool-calling', 'retail-react', 'retail-tool-calling'].map((name) => ({
    file: `tests/fixtures/runs/${name}.json`,
    dataset: `tests/fixtures/runs/dataset/${name.split('-')[0]}`,
  })),
];

it.each(runs)('$file replays to its own answers, hashes and rewards', async ({ file, dataset: folder }) => {
  const dataset = openDataset({ path: `${root}${folder}` });
  const { domain, database } = dataset;
  const cache: HashCache = new WeakMap();
  let compared = 0;
  for await (const { trajectory } of readTrajectories({ path: `${root}${file}` })) {
    const { actions, outputs = [] } = trajectory?.task ?? {};
    if (!trajectory || !actions || trajectory.messages.length === 0) {
      continue;
    }
    const again = await replayOn({ trajectory, domain, database, actions, outputs });
    const different = again.calls.filter(({ matches }) => matches === false);
    expect(different.map(({ step, observation, recorded }) => ({ step, observation, recorded }))).toEqual([]);
    const hash = trajectory.grade?.ground_truth_hash ?? null;
    if (hash !== null) {
      expect(stateHash(replayGroundTruth({ domain, database, actions }).state, cache)).toBe(hash);
    }
    if (trajectory.grade !== null) {
      expect([trajectory.id, again.reward]).toEqual([trajectory.id, trajectory.reward]);
    }
    compared += again.calls.length;
  }
  expect(compared).toBeGreaterThan(10);
});
