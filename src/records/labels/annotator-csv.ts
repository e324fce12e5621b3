import { parse } from 'csv-parse/sync';
import { agentrxCategory, typeOfCategory } from './agentrx-category.ts';
import type { ReferenceLabel } from './reference-label.ts';

const columns = { taskid: 'task', failurecases: 'failure', stepnumber: 'step', details: 'details' } as const;

/** Whether a first line names the columns Task_id, Failure cases and Step Number, in any order and spelling. */
export function isAnnotatorHeader(line: string): boolean {
  const names = line.split(',').map(columnName);
  return ['task', 'failure', 'step'].every((name) => names.includes(name));
}

/**
 * Labels of a table with the columns Task_id, Failure cases, Step Number (from 1 over all messages) and Details. It names
 * no author. A second row of a task is a further failure, not the root. Throws one sentence where it is no CSV.
 */
export function annotatorCsvLabels({
  text,
  file,
  annotator,
}: {
  readonly text: string;
  readonly file: string;
  readonly annotator: string;
}): { readonly labels: readonly ReferenceLabel[]; readonly problems: readonly string[] } {
  const labels = new Map<string, ReferenceLabel>();
  const problems: string[] = [];
  for (const [index, row] of readRows({ text, file }).entries()) {
    const task = row['task']?.trim() ?? '';
    const step = Number(row['step']);
    if (task === '' || !Number.isInteger(step) || step < 1) {
      problems.push(
        `${file}, row ${index + 1}: expected a task and a step number of at least 1, got ${JSON.stringify(row['task'] ?? '')} and ${JSON.stringify(row['step'] ?? '')}. The row is left out.`,
      );
      continue;
    }
    const root = labels.get(task);
    if (root) {
      labels.set(task, { ...root, other_steps: [...root.other_steps, step - 1] });
    } else {
      labels.set(task, toLabel({ task, step, row, annotator }));
    }
  }
  return { labels: [...labels.values()], problems };
}

function toLabel({
  task,
  step,
  row,
  annotator,
}: {
  readonly task: string;
  readonly step: number;
  readonly row: Readonly<Record<string, string>>;
  readonly annotator: string;
}): ReferenceLabel {
  const failure = row['failure'] ?? '';
  const category = agentrxCategory(failure);
  return {
    trajectory: null,
    task_id: task,
    trial: null,
    annotator,
    author: null,
    type: typeOfCategory(category),
    step: step - 1,
    comment: row['details'] || null,
    file: null,
    category,
    category_text: failure || null,
    other_steps: [],
  };
}

function readRows({ text, file }: { readonly text: string; readonly file: string }): Record<string, string>[] {
  try {
    return parse(text, {
      bom: true,
      columns: (names: string[]) => names.map(columnName),
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    throw new Error(`${file} could not be read as CSV: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function columnName(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return columns[plain as keyof typeof columns] ?? plain;
}
