import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { offSwitch, path } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage demo                    analyse, print, and open the browser in a terminal
  tau-triage demo --no-browse        only print`;

/** `tau-triage demo`: its options. */
export const demoCommand = defineCommand({
  name: 'demo',
  description: 'Analyse the recorded runs that come with this package, then look at the findings.',
  arguments: {},
  options: {
    'Options:': {
      output: path({ short: 'o', value: '<folder>', text: 'where the findings go', default: 'results' }),
      browse: offSwitch({ text: 'do not open the browser at the end' }),
    },
  },
  examples,
});

/** What `tau-triage demo` is asked for. */
export type DemoRequest = RequestOf<typeof demoCommand>;
