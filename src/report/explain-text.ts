import type { Finding } from '../records/finding.ts';
import { proofOf } from '../records/proof.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { escapeLine } from '../text/escape-line.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { truncate } from '../text/truncate.ts';
import { callLines } from './explain/call-lines.ts';
import { chainLines } from './explain/chain-lines.ts';
import { factLines } from './explain/fact-lines.ts';
import { hanging, wrapped } from './explain/prose-lines.ts';
import { stateLines } from './explain/state-lines.ts';
import { taskLines } from './explain/task-lines.ts';
import { furtherFaultLines, verdictLines } from './explain/verdict-lines.ts';
import { proofReasonText, proofWords } from './proof-words.ts';
import { turnLines } from './turn-lines.ts';

/** Steps shown before and after a cited one. */
const context = 2;

/**
 * One finding as a page of `width` columns: verdict, task, chain of custody, proof, aligned calls, state difference, facts, and the
 * cited turns with what stands around them. Calls and repairs stand whole on one line each, however long. Without the trajectory
 * task and turns are left out and `reason` says why.
 */
export function explainText({
  finding,
  trajectory,
  reason,
  width,
}: {
  readonly finding: Finding;
  readonly trajectory: Trajectory | null;
  readonly reason: string | null;
  readonly width: number;
}): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Verdict', verdictLines(finding, width)],
    ['The task', taskLines(finding, trajectory, width)],
    ['Chain of custody', chainLines(finding, width)],
    ['Proof of what the reward hangs on', proofLines(finding, width)],
    ['Further faults', furtherFaultLines(finding, width)],
    ['Expected and actual calls', finding.alignment.flatMap(callLines)],
    ['State difference', finding.state_difference.flatMap((row) => stateLines(row, finding, width))],
    ['Facts', factLines(finding, width)],
    ['Reviews that came with the file', finding.reviews.flatMap((review) => reviewLines(review, width))],
    [
      'Cited turns',
      trajectory ? citedTurns(finding, trajectory, width) : wrapped(reason ?? 'The run could not be opened.', width),
    ],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n'));
  return `${heading(finding, width)}\n\n${body.join('\n\n')}\n`;
}

function heading({ domain, task_id, trial, reward, trajectory, source }: Finding, width: number): string {
  const place = `${domain ?? 'unknown domain'}, task ${task_id ?? '?'}, trial ${trial ?? '?'}, reward ${reward ?? 'none'}`;
  return [place, `${trajectory} (${source.file}, record ${source.index})`]
    .map((line) => truncate({ text: sanitiseLine(line), width }))
    .join('\n');
}

/** The repair as a diff, or why there is none that counts. */
function proofLines(finding: Finding, width: number): string[] {
  const proof = proofOf(finding);
  if (proof === null) {
    return [];
  }
  const { diff = [], reward_after = null } = finding.counterfactual ?? {};
  const reason = proofReasonText(finding);
  const after = reward_after === null ? '' : `, reward after the repair ${reward_after}`;
  return [
    ...wrapped(`${proofWords[proof.proof]}${after}${reason === null ? '' : `: ${reason}`}`, width),
    ...diff.map((line) => `  ${escapeLine(line)}`),
  ];
}

function reviewLines({ source, severity, step, tags, reasoning }: Finding['reviews'][number], width: number): string[] {
  const place = step === null ? '' : ` at step ${step}`;
  return hanging(
    `${source ?? 'unknown'}${place} (${[severity, ...tags].filter(Boolean).join(', ')}): ${reasoning ?? ''}`,
    width,
  );
}

function citedTurns(finding: Finding, trajectory: Trajectory, width: number): string[] {
  const cited = new Set([finding.step, ...finding.faults.map(({ step }) => step)].filter((step) => step !== null));
  const shown = new Set<number>();
  for (const step of cited) {
    for (let near = step - context; near <= step + context; near += 1) {
      shown.add(near);
    }
  }
  const lines: string[] = [];
  let last = -1;
  for (const step of [...shown].sort((a, b) => a - b)) {
    const message = trajectory.messages[step];
    if (!message) {
      continue;
    }
    if (last !== -1 && step !== last + 1) {
      lines.push('...');
    }
    lines.push(...turnLines({ message, step, marked: cited.has(step), width: width - 2 }));
    last = step;
  }
  return lines;
}
