import type { Finding } from '../../records/finding.ts';
import { isPassed } from '../../records/reward.ts';
import { passingWords, statusSigns } from '../verdict-words.ts';
import { hanging, wrapped } from './prose-lines.ts';

/** Who, what, where, how sure, and why in the judge's words. A run that passed is told as one. */
export function verdictLines(finding: Finding, width: number): string[] {
  if (finding.status === 'error') {
    return wrapped(`Not judged: ${finding.error ?? 'no reason is given'}`, width);
  }
  const { author, type, step, confidence, description, correct_behavior, attribution } = finding;
  const passing = passingWords(finding);
  const labels = [
    passing ?? `${author}, ${type}`,
    step !== null ? `step ${step}` : passing === null ? 'no step' : '',
    attribution === null ? '' : `who did it: ${statusSigns[attribution.status]} ${attribution.status}`,
    confidence === null ? '' : `confidence ${confidence.toFixed(2)}`,
  ];
  const right = correct_behavior ? wrapped(`Right would have been: ${correct_behavior}`, width) : [];
  return [...wrapped(labels.filter(Boolean).join(' | '), width), ...wrapped(description ?? '', width), ...right];
}

/** Everything else that went wrong, one entry each. */
export function furtherFaultLines({ faults, root_fault, reward }: Finding, width: number): string[] {
  return faults
    .filter((_, index) => index !== root_fault)
    .flatMap((fault) => {
      const place = fault.step === null ? '' : ` at step ${fault.step}`;
      // On a run that passed every one of them is minor.
      const severity = isPassed(reward) ? '' : ` (${fault.severity})`;
      return hanging(`${fault.author}, ${fault.type}${place}${severity}: ${fault.description}`, width);
    });
}
