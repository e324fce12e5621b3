import type { Dataset, DatasetTask } from '../src/datasets/dataset.ts';
import { compactJson } from '../src/datasets/dataset-text.ts';
import { replayGroundTruth } from '../src/domains/engine/replay-ground-truth.ts';
import { type Change, changesOf } from '../src/domains/engine/state-difference.ts';
import { entriesOf } from '../src/python/keys.ts';
import { isDictionary, isList, type Value } from '../src/python/value.ts';

const head = `# Ten tasks of each built-in domain

Written by \`npm run tasks-page\` from the data sets under \`data/\`: ten tasks of each test split, evenly spaced, with what the user is told, the
calls that the ground truth expects, what the agent has to tell, and what these calls change when they are run. How data sets are
made and checked stands in [data-sets.md](data-sets.md).
`;

/** What is longer than this goes over several lines, a field each. */
const longest = 120;

/** The page of tasks: ten of each data set's `test` split. */
export function tasksPage(datasets: readonly Dataset[]): string {
  return [head, ...datasets.map(section)].join('\n');
}

function section(dataset: Dataset): string {
  const tasks = dataset.tasks('test');
  const chosen = tasks.filter((_, index) => isChosen({ index, of: tasks.length, count: 10 }));
  return [`## ${dataset.domain.name}\n`, ...chosen.map((task) => taskText(dataset, task))].join('\n');
}

/** Whether this one is among `count` that are evenly spaced, the first one included. */
function isChosen({
  index,
  of,
  count,
}: {
  readonly index: number;
  readonly of: number;
  readonly count: number;
}): boolean {
  const places = Array.from({ length: Math.min(of, count) }, (_, place) =>
    Math.floor((place * of) / Math.min(of, count)),
  );
  return places.includes(index);
}

function taskText({ domain, database }: Dataset, task: DatasetTask): string {
  const changes = changesOf(replayGroundTruth({ domain, database, actions: task.actions }).state);
  const calls = task.actions.map(({ name, arguments: given }) => `${name}(${shown(given as Value)})`);
  return [
    `### ${domain.name}, task ${task.id}\n`,
    `${quote(task.instruction ?? '')}\n`,
    calls.length === 0 ? 'Expected calls: none.\n' : `Expected calls:\n\n${block(calls)}\n`,
    ...(task.outputs.length === 0
      ? []
      : [`To be told: ${task.outputs.map((output) => `\`${output}\``).join(', ')}.\n`]),
    changes.length === 0
      ? `The database stays as it is${task.expects_no_change ? ', for this is what is right' : ''}.\n`
      : `End state:\n\n${block(changes.map(changeText))}\n`,
  ].join('\n');
}

function changeText({ table, key, field, before, after }: Change): string {
  const place = [table, key, ...(field === '' ? [] : [field])].join(' ');
  if (before === null) {
    return `+ ${place}: ${shown(after as Value)}`;
  }
  return after === null
    ? `- ${place}: ${shown(before as Value)}`
    : `  ${place}: ${shown(before as Value)} -> ${shown(after as Value)}`;
}

function shown(value: Value, indent = ''): string {
  const text = compactJson(value);
  if (text.length + indent.length <= longest || !(isDictionary(value) || isList(value))) {
    return text;
  }
  const inner = `${indent}    `;
  const parts = isList(value)
    ? value.map((part) => `${inner}${shown(part, inner)}`)
    : entriesOf(value).map(([key, part]) => `${inner}${JSON.stringify(key)}: ${shown(part, inner)}`);
  const [open, close] = isList(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function block(lines: readonly string[]): string {
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}
