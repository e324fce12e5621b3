import type { Measure } from '../metrics/measure.ts';
import type { MeasureName } from '../metrics/measure-names.ts';

/** Heads the columns of `measureLines`. */
export const measureHeading = line({ title: '', value: 'value', interval: '95% interval', cases: 'cases' });

/** One line a measure: value, interval, and the cases it rests on. What was not measured is left out. */
export function measureLines<Name extends MeasureName>({
  measures,
  names,
}: {
  readonly measures: Readonly<Record<Name, Measure>>;
  readonly names: readonly Name[];
}): readonly string[] {
  return names
    .filter((name) => measures[name].value !== null)
    .map((name) => {
      const { value, n, hits, low, high } = measures[name];
      const number = (part: number | null) => numberText({ part, isShare: hits !== null });
      return line({
        title: titles[name],
        value: number(value),
        interval: low === null ? '' : `${number(low)} to ${number(high)}`,
        cases: hits === null ? String(n) : `${hits}/${n}`,
      });
    });
}

const titles: Readonly<Record<MeasureName, string>> = {
  author_accuracy: 'author right',
  author_macro_f1: 'author macro-F1',
  author_recall_agent: 'recall of agent faults',
  author_recall_user: 'recall of user faults',
  author_recall_environment: 'recall of environment',
  author_kappa: 'author kappa',
  author_accuracy_settled: 'author right, settled',
  author_accuracy_supported: 'author right, supported',
  author_accuracy_contested: 'author right, contested',
  author_accuracy_open: 'author right, open',
  step_exact: 'step exact',
  step_within_1: 'step within 1',
  step_within_3: 'step within 3',
  step_within_5: 'step within 5',
  type_accuracy: 'type right',
  type_macro_f1: 'type macro-F1',
  type_kappa: 'type kappa',
  tau_bench_accuracy: 'tau-bench type right',
  tau_bench_macro_f1: 'tau-bench macro-F1',
  tau_bench_kappa: 'tau-bench kappa',
  agentrx_accuracy: 'AgentRx category right',
  agentrx_macro_f1: 'AgentRx macro-F1',
  agentrx_kappa: 'AgentRx kappa',
  judged: 'labelled runs judged',
  errors: 'findings with an error',
  abstention: 'failures left undetermined',
  proven: 'proven by replay',
  proven_of_tested: 'proven where it was tried',
  proven_one_edit: 'proven by one edit',
  proven_several: 'proven by several edits',
  not_proven: 'not proven',
  not_replayable: 'could not be replayed',
  false_alarms: 'false alarms on passing',
  author_brier: 'Brier score of author',
  type_brier: 'Brier score of type',
  author_brier_settled: 'Brier of author, settled',
  author_brier_supported: 'Brier of author, supported',
  author_brier_contested: 'Brier of author, contested',
  author_brier_open: 'Brier of author, open',
  confidence_settled: 'confidence where settled',
  confidence_supported: 'confidence where supported',
  confidence_contested: 'confidence where contested',
  confidence_open: 'confidence where open',
  cost_usd: 'cost in US dollars',
};

/** A share as per cent, anything else with three decimals. */
export function numberText({ part, isShare }: { readonly part: number | null; readonly isShare: boolean }): string {
  if (part === null) {
    return '-';
  }
  return isShare ? `${(100 * part).toFixed(1)}%` : part.toFixed(3);
}

function line({
  title,
  value,
  interval,
  cases,
}: {
  readonly title: string;
  readonly value: string;
  readonly interval: string;
  readonly cases: string;
}): string {
  return `  ${title.padEnd(27)}${value.padStart(8)}  ${interval.padStart(18)}  ${cases.padStart(8)}`.trimEnd();
}
