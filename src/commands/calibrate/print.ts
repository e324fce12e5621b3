import { faultKinds, faultNames } from '../../calibrate/faults/index.ts';
import type { PlantedRun } from '../../calibrate/plant-faults.ts';
import type { Miss } from '../../metrics/miss.ts';

/** How many faults of each kind were planted, and of how many author, type and step were found; a dash where no message shows the fault. */
export function kindsTable(runs: readonly PlantedRun[], misses: readonly Miss[]): string {
  const wrong = new Map(misses.map((miss) => [runKey(miss), miss.wrong]));
  const row = (name: string, of: readonly PlantedRun[]) => {
    const right = (part: 'author' | 'type' | 'step') =>
      of.filter(({ script, trial }) => !wrong.get(runKey({ task_id: script.task.id, trial }))?.includes(part)).length;
    const placed = of.filter(({ plant }) => plant.at !== null);
    const step = placed.length === 0 ? '-' : placed.length - (of.length - right('step'));
    return [name, of.length, right('author'), right('type'), step].map(String);
  };
  const planted = faultNames.filter((name) => runs.some(({ fault }) => fault === name));
  const rows = [
    ['fault', 'planted', 'author', 'type', 'step'],
    ...planted.map((name) =>
      row(
        `${faultKinds[name].author}: ${name}`,
        runs.filter(({ fault }) => fault === name),
      ),
    ),
    row('all', runs),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows
    .map(([name = '', ...counts]) => `${name.padEnd(width)}${counts.map((count) => count.padStart(9)).join('')}`)
    .join('\n');
}

function runKey({ task_id, trial }: { readonly task_id: Miss['task_id']; readonly trial: number | null }): string {
  return JSON.stringify([String(task_id), trial]);
}
