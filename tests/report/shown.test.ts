import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/records/finding.ts';
import { explainText } from '../../src/report/explain-text.ts';
import { findingsCsv } from '../../src/report/findings-csv.ts';
import { findingsTable } from '../../src/report/findings-table.ts';
import { createSummary } from '../../src/report/summary-text.ts';
import { tauBenchReport } from '../../src/report/tau-bench-report.ts';
import { sampleError, sampleFinding } from '../metrics/samples.ts';

const edit = { kind: 'drop_call', fault: 0, step: 4, call: 0, before: null, after: null } as const;
const repaired = (proven: boolean | null, edits: number): Finding['counterfactual'] => ({
  proven,
  repair: proven === null ? 'The run has no graded end, so no repair can be tried.' : 'Leave it out.',
  diff: [],
  edits: Array.from({ length: edits }, () => edit),
  reward_after: proven ? 1 : null,
});
const whose = (status: NonNullable<Finding['attribution']>['status']): Finding['attribution'] => ({
  status,
  chain: [],
  candidates: [],
  decides: null,
});
const contested: Finding = sampleFinding({
  task_id: 5,
  author: 'user',
  type: 'user_contradicted',
  step: 6,
  confidence: 0.5,
  description: 'At step 6 the user asked for blue.',
  counterfactual: repaired(true, 2),
  attribution: {
    status: 'contested',
    chain: [
      { link: 'instruction', step: null, quote: 'green', supports: 'expected' },
      { link: 'agent_offers', step: 3, quote: 'blue or green?', supports: 'actual' },
      { link: 'user_agrees', step: 6, quote: 'the blue one', supports: 'actual' },
    ],
    candidates: [
      { author: 'user', type: 'user_contradicted', step: 6, quotes: [], because: 'At step 6 the user asked for blue.' },
      { author: 'agent', type: 'wrong_argument', step: null, quotes: [], because: 'It offered blue.' },
    ],
    decides: 'Whether blue was offered as green.',
  },
});
const failures: readonly Finding[] = [
  sampleFinding({ task_id: 1, counterfactual: repaired(true, 1), attribution: whose('settled') }),
  sampleFinding({ task_id: 2, counterfactual: repaired(false, 0), attribution: whose('open') }),
  sampleFinding({ task_id: 3, counterfactual: repaired(false, 1), attribution: whose('settled') }),
  sampleFinding({ task_id: 4, dataset_hash: 'a', counterfactual: repaired(null, 0) }),
  contested,
];
const passing = { reward: 1, severity: 'minor', counterfactual: null, attribution: null } as const;
const clean = sampleFinding({
  ...passing,
  task_id: 8,
  author: 'undetermined',
  type: 'undetermined',
  step: null,
  description: 'No rule found a fault.',
});
const breach = sampleFinding({ ...passing, task_id: 9, type: 'policy_violation', description: 'It did not ask.' });
const alarm = sampleFinding({ ...passing, task_id: 10, severity: 'critical' });

function summaryOf(findings: readonly Finding[]): string {
  const summary = createSummary();
  for (const finding of findings) {
    summary.add(finding);
  }
  return summary.text();
}

describe('the summary', () => {
  it('tells who did it beside what the reward hangs on, and the parts of either add up to all failures', () => {
    const text = summaryOf([...failures, sampleError()]);
    expect(text).toMatch(/^Judged 5 runs; 1 could not be read or judged\.\n/);
    expect(text).toMatch(
      /Whose fault: +settled {2}contested {2}open {2}not told\n {2}x agent +4 +80\.0% +2 +0 +1 +1\n {2}! user +1 +20\.0% +0 +1 +0 +0\n/,
    );
    expect(text).toContain('Who did it: settled 2, supported 0, contested 1, open 1, not told 1.');
    const part = text.split('not who caused it:\n')[1]?.split('\n\n')[0] ?? '';
    expect(part.replace(/ +/g, ' ').split('\n')).toEqual([
      ' proven by one edit 1 20.0%',
      ' proven by several edits 1 20.0%',
      ' not proven 2 40.0%',
      ' 1: no repair was found',
      ' 1: the reward hangs on something else than the root fault',
      ' could not be replayed 1 20.0%',
      ' 1: the run has no graded end',
    ]);
  });

  it('never takes a judged run for a failed one', () => {
    expect(summaryOf([clean, clean])).toBe(
      'Judged 2 runs: all passed.\n\nOf the 2 runs that passed: no fault was found in 2.\n\nNo task failed.',
    );
    const mixed = summaryOf([...failures, clean, breach, alarm]);
    expect(mixed).toMatch(/^Judged 8 runs: 5 failed, 3 passed\.\n/);
    expect(mixed).toContain(
      'Of the 3 runs that passed: no fault was found in 1; 1 has a breach of the policy that did no harm; 1 was blamed all the same, which is a false alarm.',
    );
    expect(mixed).toContain('5 tasks failed, none of them more than once.');
    expect(mixed).not.toContain('undetermined');
  });
});

describe('the table', () => {
  it('shows the attribution as sign and word, and only columns that vary', () => {
    const [head, ...rows] = findingsTable({ findings: failures, width: 160 }).split('\n');
    expect(head).toMatch(/^task {2}author {2}who +type +step {2}sure {2}proof +why$/);
    expect(rows[0]).toMatch(/^1 +agent += settled +wrong_argument +4 +0\.80 +1 edit /);
    expect(rows[4]).toMatch(/^5 +user +\/ contested +user_contradicted +6 +0\.50 +several /);
    expect(rows.map((row) => /(1 edit|several|no|-) {2,}/.exec(row.slice(50))?.[1])).toEqual([
      '1 edit',
      'no',
      'no',
      '-',
      'several',
    ]);
  });

  it('gives a run that passed its own words', () => {
    const rows = findingsTable({ findings: [...failures, clean, breach], width: 160 }).split('\n');
    expect(rows[6]).toMatch(/^8 +- +passed +no fault found /);
    expect(rows[7]).toMatch(/^9 +agent +passed +policy_violation /);
  });

  it('keeps the reason on a narrow screen', () => {
    const lines = findingsTable({ findings: failures, width: 60 }).split('\n');
    expect(lines[0]).toMatch(/why$/);
    expect(lines.every((line) => line.length <= 60)).toBe(true);
  });
});

describe('the CSV', () => {
  it('has status, readings, the link that broke, and the proof with its reason', async () => {
    const pieces: string[] = [];
    for await (const piece of findingsCsv([...failures, clean])) {
      pieces.push(piece);
    }
    const rows = parse(pieces.join(''), { columns: true }) as Record<string, string>[];
    expect(rows[4]).toMatchObject({
      outcome: 'failed',
      attribution_status: 'contested',
      candidates: 'user user_contradicted at 6; agent wrong_argument',
      broken_link: 'user_agrees',
      broken_link_step: '6',
      proof: 'proven_several',
      proof_reason: '',
    });
    expect(rows[3]).toMatchObject({
      proof: 'not_replayable',
      proof_reason: 'The run has no graded end, so no repair can be tried.',
      broken_link: '',
    });
    expect(rows[2]).toMatchObject({ proof: 'not_proven', attribution_status: 'settled' });
    expect(rows[5]).toMatchObject({ outcome: 'passed', author: '', type: '', proof: '', attribution_status: '' });
  });
});

describe('the page of a run', () => {
  const page = (finding: Finding, width = 100) => explainText({ finding, trajectory: null, reason: 'gone', width });

  it('lists the chain with the link that broke, the readings, and what would decide', () => {
    const text = page(contested);
    expect(text).toContain('user, user_contradicted | step 6 | who did it: / contested | confidence 0.50');
    const chain = text.split('Chain of custody\n')[1]?.split('\n\n')[0] ?? '';
    expect(chain.split('\n').map((line) => line.trimEnd())).toEqual([
      '          instruction    for the expected  "green"',
      '    [3]   agent offers   for the actual    "blue or green?"',
      '  > [6]   user agrees    for the actual    "the blue one"',
      '  Readings that stand, the likeliest first:',
      '  1. user, user_contradicted at step 6',
      '  2. agent, wrong_argument: It offered blue.',
      '  What would decide: Whether blue was offered as green.',
    ]);
    expect(
      page(contested, 60)
        .split('\n')
        .every((line) => line.length <= 60),
    ).toBe(true);
  });

  it('tells a fact once, and a call whole', () => {
    const long = { name: 'write', arguments: { text: 'a'.repeat(300) } };
    const text = page(
      sampleFinding({
        description: 'The agent did X at step 4. It was wrong.',
        evidence: [
          { rule: 'some_rule', step: 4, call: null, quote: null, text: 'The agent did X at step 4.' },
          { rule: 'other_rule', step: 5, call: null, quote: null, text: 'Another fact.' },
        ],
        alignment: [{ expected: long, actual: null, keys: [], step: null, status: 'missing' }],
      }),
    );
    expect(text.match(/The agent did X/g)).toHaveLength(1);
    expect(text).toContain('  [5] Another fact. (other_rule)\n');
    expect(text).toContain(`    expected write(text: "${'a'.repeat(300)}")\n`);
  });

  it('tells a run that passed as one', () => {
    expect(page(clean)).toContain('Verdict\n  passed, no fault found | confidence 0.80\n');
    expect(page(breach)).toContain('passed, with a breach that did no harm: agent, policy_violation | step 4');
    expect(page(alarm)).toContain('passed, yet judged critical');
    for (const finding of [clean, breach, alarm]) {
      expect(page(finding)).not.toMatch(/Proof of|undetermined|who did it/);
    }
  });
});

it('leaves runs that passed out of the two arrays of failures', async () => {
  const report = await tauBenchReport([clean, breach, ...failures]);
  expect(report.fault_assignment_analysis.map(({ task_id }) => task_id)).toEqual([1, 2, 3, 4, 5]);
});
