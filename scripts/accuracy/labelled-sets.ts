import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Results files that are analysed together, and what to replay them in. */
export interface SetPart {
  readonly files: readonly string[];
  /** Folder of data sets by domain; left out: the built-in ones. */
  readonly dataset?: string;
}

/** Runs that people have labelled: a name, the runs, and the labels. Where labels differ, each of them is accepted. */
export interface LabelledSet {
  readonly name: string;
  readonly parts: readonly SetPart[];
  readonly labels: readonly string[];
}

/** The sets that ship with the project. Of `held-out` nobody looks at single runs or verdicts. */
export const shippedSets: readonly LabelledSet[] = [
  {
    name: 'recorded runs',
    parts: [{ files: each((domain) => shipped(`${domain}-replay.json`)) }],
    labels: [shipped('expected.labels.jsonl')],
  },
  conversations('open'),
  conversations('held-out'),
];

/** Sets of others in ../shared, beside the checkout. */
const sharedSets: readonly LabelledSet[] = [
  {
    name: 'acted',
    parts: [
      { files: [shared('acted/runs.builtin.json')] },
      { files: [shared('acted/runs.public.json')], dataset: shared('datasets/tau-bench') },
    ],
    labels: [shared('acted/labels.jsonl'), shared('acted/labels.also.jsonl')],
  },
  {
    name: 'AgentRx',
    parts: [
      {
        files: ['failed', 'passed'].map((name) => shared(`trajectories/agentrx/${name}.json`)),
        dataset: shared('datasets/tau-bench'),
      },
    ],
    labels: [shared('trajectories/agentrx/labels.json'), shared('trajectories/agentrx/second-annotator.csv')],
  },
  {
    name: 'tau2 made',
    parts: [{ files: ['airline', 'retail', 'telecom'].map((name) => shared(`trajectories/tau2/made-${name}.json`)) }],
    labels: [shared('trajectories/tau2/made.labels.jsonl')],
  },
];

/** Every set whose files are all there. */
export function setsAtHand(): readonly LabelledSet[] {
  return [...shippedSets, ...sharedSets].filter(({ parts, labels }) =>
    [...labels, ...parts.flatMap(({ files, dataset }) => [...files, ...(dataset ? [dataset] : [])])].every((path) =>
      existsSync(path),
    ),
  );
}

function conversations(half: 'open' | 'held-out'): LabelledSet {
  const named = (ending: string) => each((domain) => shipped(`conversations/${domain}-${half}${ending}`));
  return {
    name: `conversations, ${half}`,
    parts: [{ files: named('.json') }],
    labels: [...named('.labels.jsonl'), ...named('.also.labels.jsonl')],
  };
}

function each(path: (domain: string) => string): readonly string[] {
  return ['airline', 'healthcare', 'retail'].map(path);
}

function shipped(path: string): string {
  return fileURLToPath(new URL(`../../historical_trajectories/${path}`, import.meta.url));
}

function shared(path: string): string {
  return fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
}
