import type { Finding } from '../records/finding.ts';
import { isPassed } from '../records/reward.ts';

/** What tau-bench's own error identification writes: two arrays and nothing else. Findings with an error and runs that passed are left out. */
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
export async function tauBenchReport(findings: AsyncIterable<Finding> | Iterable<Finding>): Promise<TauBenchReport> {
  const fault_assignment_analysis: TauBenchReport['fault_assignment_analysis'][number][] = [];
  const fault_type_analysis: TauBenchReport['fault_type_analysis'][number][] = [];
  for await (const { status, reward, task_id, names, description } of findings) {
    if (status !== 'judged' || isPassed(reward) || !names.tau_bench) {
      continue;
    }
    const { author, fault_type: type } = names.tau_bench;
    // tau-bench's documentation has this type, its own output does not.
    const fault_type = type === 'took_unintended_action' ? 'other' : type;
    fault_assignment_analysis.push({ task_id, author, description: description ?? '' });
    if (fault_type !== null) {
      fault_type_analysis.push({ task_id, fault_type, description: description ?? '' });
    }
  }
  return { fault_assignment_analysis, fault_type_analysis };
}
