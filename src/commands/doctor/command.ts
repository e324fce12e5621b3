import { Command } from 'commander';
import type { ModelFlags } from '../models/resolve-side.ts';

const examples = `
Examples:
  tau-triage doctor                                                    data sets and keys
  tau-triage doctor --model gpt-4o                                     and whether that model answers
  tau-triage doctor --model my-model --base-url http://localhost:8000/v1`;

/** `tau-triage doctor`: all its flags. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check what a run needs: data sets, keys, and, for models that are named, their servers.')
    .option('--model <name>', 'model of the agent')
    .option('--model-provider <name>', 'its provider')
    .option('--platform <name>', 'the same as --model-provider')
    .option('--base-url <url>', 'its server')
    .option('--user-model <name>', 'model of the user')
    .option('--user-model-provider <name>', 'its provider')
    .option('--user-base-url <url>', 'its server')
    .option('--dataset <folder>', 'data set, or a folder of them by domain (default: the built-in ones)')
    .addHelpText('after', examples)
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./run.ts');
      process.exitCode = await runDoctor(flags);
    });
}

/** The flags as commander hands them over. */
export type DoctorFlags = Partial<ModelFlags> & { readonly dataset?: string };
