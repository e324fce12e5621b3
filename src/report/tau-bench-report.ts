import type { Finding } from '../records/finding.ts';

/** What tau-bench's own error identification writes: two arrays and nothing else. Findings with an error are left out. */
export interface TauBenchReport {
  readonly fault_assignment_analysis: readonly {
    readonly task_id: string | number | null;
    readonly author: string;
    readonly description: string;
  }[];
  readonly fault_type_analysis: readonly {
    readonly task_id: string | number | null;
    readonly fault_type: string;
    readonly description: string;
  }[];
}

/** Findings in tau-bench's words: an author for each failure, a type for those that are the agent's. */
export function tauBenchReport(findings: readonly Finding[]): TauBenchReport {
  const judged = findings.flatMap(({ status, task_id, names, description }) =>
    status === 'judged' && names.tau_bench ? [{ task_id, names: names.tau_bench, description: description ?? '' }] : [],
  );
  return {
    fault_assignment_analysis: judged.map(({ task_id, names, description }) => ({
      task_id,
      author: names.author,
      description,
    })),
    fault_type_analysis: judged.flatMap(({ task_id, names, description }) =>
      names.fault_type === null ? [] : [{ task_id, fault_type: names.fault_type, description }],
    ),
  };
}
