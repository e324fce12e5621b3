import { defineCommand, type RequestOf } from '../../options/command-definition.ts';

const examples = `
Examples:
  tau-triage world tau-bench > tau_bench_world.py
  tau-triage analyze run.json --world "python tau_bench_world.py"`;

/** `tau-triage world tau-bench`: it has no options. */
export const worldTauBenchCommand = defineCommand({
  name: 'tau-bench',
  description:
    'Print the world server for the package tau_bench and forks of it: one Python file that needs nothing else.',
  arguments: {},
  options: {},
  examples,
});

/** What `tau-triage world tau-bench` is asked for. */
export type WorldTauBenchRequest = RequestOf<typeof worldTauBenchCommand>;
