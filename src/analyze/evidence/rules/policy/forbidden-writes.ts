import { customersOf } from '../../../../domains/engine/customers-of.ts';
import type { PolicyCheck, PolicyContext } from '../../../../domains/engine/policy-check.ts';
import type { CaseCall, CaseFile } from '../../../case/case-file.ts';
import { shapeOf } from '../../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe } from '../../observation.ts';

/**
 * Effective calls that the domain's policy forbids on the facts of the records that they change. They suspect the agent where the
 * run failed and the ground truth does not have them.
 */
export const forbiddenWrites: EvidenceRule = (file) =>
  (file.knownDomain?.policyChecks ?? []).flatMap((check) =>
    file.calls.flatMap((call) => (call.name === check.tool && call.effective ? breachesOf(file, check, call) : [])),
  );

function breachesOf(file: CaseFile, { name, breachOf }: PolicyCheck, call: CaseCall): Observation[] {
  const database = file.replayed?.target.dataset?.database;
  const context = contextOf(file, call);
  const breach = database && context ? breachOf(call.arguments, database, context) : null;
  if (breach === null) {
    return [];
  }
  const { forbidden, did, reason, instead } = breach;
  const counts =
    file.stateMatches === false &&
    file.alignment.some(({ status, step }) => status === 'unintended' && step === call.step);
  return [
    observe({
      rule: 'forbidden_write',
      step: call.step,
      call: call.call,
      detail: { check: name, forbidden, reason },
      suspicion: counts
        ? {
            author: 'agent',
            type: 'policy_violation',
            step: call.step,
            keys: [],
            description: `At step ${call.step} the agent ${did}, which the policy does not allow: ${reason}. The ground truth leaves it as it is.`,
            correct_behavior: instead,
          }
        : null,
    }),
  ];
}

/** What had been found out, done and said before a call. */
function contextOf(file: CaseFile, call: CaseCall): PolicyContext | null {
  const { replayed, calls, trajectory } = file;
  const dataset = replayed?.target.dataset ?? null;
  if (!dataset) {
    return null;
  }
  const { domain, database, policy } = dataset;
  const before = calls.filter(({ step, call: place }) => step < call.step || (step === call.step && place < call.call));
  return {
    policy,
    customers: customersOf({ domain, database, calls: before.filter(({ rejected }) => !rejected) }),
    earlier: before.filter(({ effective }) => effective).map(shapeOf),
    told: trajectory.messages
      .slice(0, call.step)
      .flatMap(({ role, said }) => (role === 'assistant' && said !== null ? [said] : [])),
  };
}
