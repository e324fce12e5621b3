import { defineCommand, type RequestOf } from '../options/command-definition.ts';
import { toggle } from '../options/kinds.ts';

const examples = `
Examples:
  tau-triage cache             how many replies of models are kept, how large they are, and where
  tau-triage cache --clear     remove them: the next analysis pays for its replies again

Replies are kept by what was asked: model, parameters, prompt and schema. TAU_TRIAGE_CACHE names another folder; set to
nothing, none are kept. \`analyze --no-cache\` neither reads nor writes them.`;

/** `tau-triage cache`: the replies that models were paid for. */
export const cacheCommand = defineCommand({
  name: 'cache',
  description: 'Tell how much room the kept replies of models take, or remove them.',
  arguments: {},
  options: { 'What to do:': { clear: toggle({ text: 'remove all kept replies' }) } },
  examples,
});

/** What `tau-triage cache` is asked for. */
export type CacheRequest = RequestOf<typeof cacheCommand>;
