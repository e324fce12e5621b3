import { factOf } from '../../src/analyze/attribute.ts';
import type { Observation } from '../../src/analyze/evidence/observation.ts';
import { type Phase, type RuleName, traitsOf } from '../../src/analyze/evidence/rule-table.ts';
import type { Judge } from '../../src/analyze/judge/judge.ts';
import { rulesJudge } from '../../src/analyze/judge/rules/rules-judge.ts';
import { matchLabels } from '../../src/metrics/match-labels.ts';
import type { AttributionStatus } from '../../src/records/attribution.ts';
import { judgeSet } from '../accuracy/judge-set.ts';
import type { LabelledSet } from '../accuracy/labelled-sets.ts';

/** A verdict of the rules judge on a labelled run: what it rests on, and whether its author is right. */
export interface LabelledVerdict {
  readonly rule: RuleName;
  readonly phase: Phase;
  readonly status: AttributionStatus;
  readonly right: boolean;
}

/** The verdicts on the failed runs of a set that rest on a fact of a rule. */
export async function labelledVerdicts(set: LabelledSet): Promise<readonly LabelledVerdict[]> {
  const facts = new Map<string, readonly Observation[]>();
  const judge: Judge = {
    ...rulesJudge,
    judge: async (input) => {
      facts.set(input.file.trajectory.id, input.observations);
      return await rulesJudge.judge(input);
    },
  };
  const { labels, failing } = await judgeSet({ set, judge });
  return matchLabels({ findings: failing, labels }).runs.flatMap(({ finding, labels: told }): LabelledVerdict[] => {
    const root = finding?.faults[finding.root_fault ?? -1];
    const accepted = told.flatMap(({ author }) => author ?? []);
    const status = finding?.attribution?.status;
    if (!finding || !root || !status || accepted.length === 0) {
      return [];
    }
    const rule = factOf(root, facts.get(finding.trajectory) ?? [])?.rule;
    return rule === undefined
      ? []
      : [{ rule, phase: traitsOf(rule).phase, status, right: accepted.includes(root.author) }];
  });
}
