import { defineCommand, type RequestOf } from '../../options/command-definition.ts';

const examples = `
Examples:
  tau-triage world tau2 > tau2_world.py
  tau-triage analyze run.json --world "python tau2_world.py"`;

/** `tau-triage world tau2`: it has no options. */
export const worldTau2Command = defineCommand({
  name: 'tau2',
  description:
    'Print the world server for the package tau2, any fork and version of it: one Python file that needs nothing else.',
  arguments: {},
  options: {},
  examples,
});

/** What `tau-triage world tau2` is asked for. */
export type WorldTau2Request = RequestOf<typeof worldTau2Command>;
