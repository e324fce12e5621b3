import type { Message } from '../../records/message.ts';

/** A text that the agent had to tell the user, and the first step at which it did (null: never). */
export interface OutputCheck {
  readonly text: string;
  readonly said: boolean;
  readonly step: number | null;
}

/**
 * tau-bench's test of required outputs: lower-cased substring of what the agent said, from which commas are taken; the
 * output's own commas stay (tau_bench/envs/base.py).
 */
export function outputsSaid(messages: readonly Message[], outputs: readonly string[]): OutputCheck[] {
  return outputs.map((text) => {
    const wanted = text.toLowerCase();
    const step = messages.findIndex(
      ({ role, said }) => role === 'assistant' && said !== null && normalise(said).includes(wanted),
    );
    return { text, said: step >= 0, step: step >= 0 ? step : null };
  });
}

function normalise(said: string): string {
  return said.toLowerCase().replaceAll(',', '');
}
