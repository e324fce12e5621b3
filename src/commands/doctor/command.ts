import { modelOptions, userServerOptions } from '../models/model-options.ts';
import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { path, text } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage doctor                                                    data sets and keys
  tau-triage doctor --model gpt-4o                                     and whether that model answers
  tau-triage doctor --model my-model --base-url http://localhost:8000/v1`;

/** `tau-triage doctor`: its options. */
export const doctorCommand = defineCommand({
  name: 'doctor',
  description: 'Check what a run needs: data sets, keys, and, for models that are named, their servers.',
  arguments: {},
  options: {
    'Options:': {
      ...modelOptions({ model: 'model of the agent', provider: 'its provider', server: 'its server' }),
      userModel: text({ value: '<name>', text: 'model of the user' }),
      ...userServerOptions({ server: 'its server' }),
      dataset: path({
        value: '<folder>',
        text: 'data set, or a folder of them by domain (default: the built-in ones)',
      }),
    },
  },
  examples,
});

/** What `tau-triage doctor` is asked for. */
export type DoctorRequest = RequestOf<typeof doctorCommand>;
