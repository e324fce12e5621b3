import { stringify } from 'csv-stringify/sync';
import { brokenLinkOf } from '../records/broken-link.ts';
import type { Finding } from '../records/finding.ts';
import { proofOf } from '../records/proof.ts';
import { outcomeOf } from '../records/reward.ts';
import { sanitise } from '../text/sanitise.ts';
import { placeText } from './place-text.ts';
import { proofReasonText } from './proof-words.ts';
import { hasNoFault } from './verdict-words.ts';

/**
 * Columns of the CSV, in their order; docs/file-formats.md explains each. Lists are joined by `; `, unknown is empty, and so are
 * author and type of a run that passed without a fault.
 */
const columns = {
  file: ({ source }) => source.file,
  index: ({ source }) => source.index,
  trajectory: ({ trajectory }) => trajectory,
  domain: ({ domain }) => domain,
  task_id: ({ task_id }) => task_id,
  trial: ({ trial }) => trial,
  reward: ({ reward }) => reward,
  status: ({ status }) => status,
  error: ({ error }) => error,
  outcome: ({ reward }) => outcomeOf(reward),
  author: (finding) => (hasNoFault(finding) ? null : finding.author),
  type: (finding) => (hasNoFault(finding) ? null : finding.type),
  step: ({ step }) => step,
  severity: ({ severity }) => severity,
  confidence: ({ confidence }) => confidence,
  attribution_status: ({ attribution }) => attribution?.status ?? null,
  candidates: ({ attribution }) => (attribution?.candidates ?? []).map(placeText).join('; '),
  broken_link: (finding) => brokenLinkOf(finding)?.link ?? null,
  broken_link_step: (finding) => brokenLinkOf(finding)?.step ?? null,
  proof: (finding) => proofOf(finding)?.proof ?? null,
  proof_reason: proofReasonText,
  proven: ({ counterfactual }) => counterfactual?.proven ?? null,
  repair: ({ counterfactual }) => counterfactual?.repair ?? null,
  description: ({ description }) => description,
  correct_behavior: ({ correct_behavior }) => correct_behavior,
  differing_arguments: ({ faults, root_fault }) =>
    root_fault === null ? null : (faults[root_fault]?.keys.join('; ') ?? null),
  evidence: ({ evidence }) => evidence.map(({ step, text }) => (step === null ? text : `[${step}] ${text}`)).join('; '),
  other_faults: ({ faults, root_fault }) =>
    faults
      .filter((_, index) => index !== root_fault)
      .map(placeText)
      .join('; '),
  tau_bench_author: ({ names }) => names.tau_bench?.author ?? null,
  tau_bench_type: ({ names }) => names.tau_bench?.fault_type ?? null,
  agentrx_category: ({ names }) => names.agentrx,
  tau2_tag: ({ names }) => names.tau2,
  judge: ({ judge }) => judge.name,
  judge_model: ({ judge }) => judge.model,
  judge_version: ({ judge }) => judge.version,
  cost_usd: ({ cost_usd }) => cost_usd,
} as const satisfies Record<string, (finding: Finding) => string | number | boolean | null>;

/** Ids of tasks that are texts of digits (tau2's) stand in quotes, so that they are not taken for numbers (tau-bench's). */
const taskIdColumn = Object.keys(columns).indexOf('task_id');

/**
 * Findings as CSV, in pieces: a header line, then a line a finding. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export async function* findingsCsv(findings: AsyncIterable<Finding> | Iterable<Finding>): AsyncGenerator<string> {
  yield toCsv(Object.keys(columns));
  for await (const finding of findings) {
    yield toCsv(
      Object.values(columns).map((read) => {
        const value = read(finding);
        return typeof value === 'string' ? sanitise(value) : value;
      }),
    );
  }
}

function toCsv(row: readonly unknown[]): string {
  return stringify([row], {
    escape_formulas: true,
    cast: {
      boolean: (value) => (value ? 'true' : 'false'),
      string: (value, { index }) => ({ value, quoted: index === taskIdColumn && /^[\d.+-]+$/u.test(value) }),
    },
  });
}
