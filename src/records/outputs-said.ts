import type { Message } from './message.ts';

/** A text that the agent had to tell the user, and the first step at which it did (null: never). */
export interface OutputCheck {
  readonly text: string;
  readonly said: boolean;
  readonly step: number | null;
}

/** Which required outputs the agent told the user, by tau-bench's test. */
export function outputsSaid(messages: readonly Message[], outputs: readonly string[]): OutputCheck[] {
  return outputs.map((text) => {
    const step = messages.findIndex(
      (message) => message.role === 'assistant' && heardOf(message).some((said) => saysOutput(said, text)),
    );
    return { text, said: step >= 0, step: step >= 0 ? step : null };
  });
}

/** What of a message the grader looks at: thoughts too, where the harness hands them on. */
function heardOf({ said, thoughts, thoughts_leaked }: Message): string[] {
  return [said, thoughts_leaked ? thoughts : null].flatMap((text) => text ?? []);
}

/**
 * tau-bench's test of a required output: lower-cased substring of what the agent said, from which commas are taken; the
 * output's own commas stay (tau_bench/envs/base.py).
 */
export function saysOutput(said: string, output: string): boolean {
  return said.toLowerCase().replaceAll(',', '').includes(output.toLowerCase());
}
