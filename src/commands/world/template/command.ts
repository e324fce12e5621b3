import { defineCommand, type RequestOf } from '../../options/command-definition.ts';
import { toggle } from '../../options/kinds.ts';

const examples = `
Examples:
  tau-triage world template > my_world.py
  tau-triage world template --typescript > my-world.ts
  tau-triage world check -- python my_world.py`;

/** `tau-triage world template`: its options. */
export const worldTemplateCommand = defineCommand({
  name: 'template',
  description: 'Print a world server to fill in with your own state and tools.',
  arguments: {},
  options: { 'Options:': { typescript: toggle({ text: 'in TypeScript instead of Python' }) } },
  examples,
});

/** What `tau-triage world template` is asked for. */
export type WorldTemplateRequest = RequestOf<typeof worldTemplateCommand>;
