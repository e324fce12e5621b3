import type { Recorded } from './record-domain.ts';

const start = '<!-- runs: written by npm run record -->';
const end = '<!-- /runs -->';

/** A page with its table of runs made anew between the two marks. Throws one sentence where the page lacks them. */
export function withRunsTable(page: string, runs: readonly Recorded[]): string {
  const [before, after] = [page.indexOf(start), page.indexOf(end)];
  if (before === -1 || after < before) {
    throw new Error(`the page should hold ${start} and ${end}.`);
  }
  return `${page.slice(0, before)}${start}\n\n${countsTable(runs)}\n\n${runsTable(runs)}\n\n${page.slice(after)}`;
}

function countsTable(runs: readonly Recorded[]): string {
  const files = [...new Set(runs.map(({ file }) => file))];
  const row = (name: string, chosen: readonly Recorded[]) => {
    const tasks = new Set(chosen.map(({ file, job }) => `${file} ${job.task.id}`)).size;
    const failed = chosen.filter(({ label }) => label !== null).length;
    return `| ${name} | ${tasks} | ${chosen.length} | ${chosen.length - failed} | ${failed} |`;
  };
  return [
    '| file | tasks | runs | pass | fail |',
    '| --- | --- | --- | --- | --- |',
    ...files.map((name) =>
      row(
        name,
        runs.filter(({ file }) => file === name),
      ),
    ),
    row('all', runs),
  ].join('\n');
}

function runsTable(runs: readonly Recorded[]): string {
  return [
    '| file | task | trial | outcome | author, type | step | what was planted |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...runs.map(({ file, job, label }) => {
      const told =
        label === null
          ? 'pass | - | - | -'
          : `fail | ${label.author}, ${label.type} | ${label.step ?? '-'} | ${label.comment}`;
      return `| ${file.replace('.json', '')} | ${job.task.id} | ${job.trial} | ${told} |`;
    }),
  ].join('\n');
}
