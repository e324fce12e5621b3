import type { Attribution, AttributionStatus, ChainLink } from '../records/attribution.ts';
import type { Fault } from '../records/finding.ts';
import type { Custody, Reading } from './custody/chain.ts';
import type { Observation } from './evidence/observation.ts';
import { type Phase, type RuleName, traitsOf } from './evidence/rule-table.ts';

/**
 * How certain it is who is behind a root fault: from the chain of the difference that it speaks of, where that was traced, else from
 * the kind of fact that it rests on. A verdict that no fact speaks for, such as a model's own, is supported at best.
 */
export function attributionOf(root: Fault, observations: readonly Observation[]): Attribution {
  const fact = factOf(root, observations);
  const custody = fact?.suspicion?.custody;
  if (custody !== undefined) {
    return fromCustody(custody);
  }
  const status = root.author === 'undetermined' ? 'open' : fact === undefined ? 'supported' : statusOf(fact.rule);
  return { status, chain: [], candidates: [], decides: null };
}

/** The fact that speaks for a fault; undefined where none does. */
export function factOf(root: Fault, observations: readonly Observation[]): Observation | undefined {
  return observations.find(
    ({ suspicion }) =>
      suspicion !== null &&
      suspicion.author === root.author &&
      suspicion.type === root.type &&
      suspicion.step === root.step,
  );
}

function fromCustody({ links, readings, certainty }: Custody): Attribution {
  return {
    status: certainty,
    chain: links.map(({ kind, step, quote, supports }): ChainLink => ({ link: kind, step, quote, supports })),
    candidates:
      readings.length < 2
        ? []
        : readings.map(({ author, type, step, quote, because }) => ({
            author,
            type,
            step,
            quotes: quote === null ? [] : [quote],
            because,
          })),
    decides: readings.length < 2 ? null : decides(readings),
  };
}

/** What a reader would have to find out, by the parties between whom it is open. */
function decides(readings: readonly Reading[]): string {
  const authors = new Set(readings.map(({ author }) => author));
  if (authors.has('environment')) {
    return 'Whether the ground truth or the instruction has what was meant: the user and the agent may have done as they were told.';
  }
  if (authors.has('user') && authors.has('agent')) {
    return "Whether the user's words left its instruction before the agent left them: read the instruction beside the cited turns.";
  }
  return 'Which of the cited turns made the difference binding.';
}

/** How certain the author is by the kind of fact alone, where no chain of custody was traced. */
export function statusOf(rule: RuleName): AttributionStatus {
  return rule === 'passes_corrected' ? 'settled' : statusByPhase[traitsOf(rule).phase];
}

const statusByPhase: Readonly<Record<Phase, AttributionStatus>> = {
  infrastructure: 'settled',
  benchmark: 'supported',
  stop: 'settled',
  write: 'supported',
  missing: 'open',
  output: 'supported',
  limit: 'supported',
  policy: 'supported',
  fact: 'open',
};
