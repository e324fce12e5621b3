import {
  booleanOrNull,
  isJsonObject,
  type JsonObject,
  listOrEmpty,
  numberOrNull,
  objectOrEmpty,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Reward } from '../../reward.ts';
import { readTau2Action, writeEnvironmentAssertion } from './tau2-task.ts';

/** tau2's `reward_info` as ours; null where the simulation was not graded. */
export function readTau2Reward(raw: unknown): Reward | null {
  if (!isJsonObject(raw)) {
    return null;
  }
  const checks = checksOf(raw['communicate_checks']);
  const actions = checksOf(raw['action_checks']);
  return {
    state_matches: booleanOrNull(objectOrEmpty(raw['db_check'])['db_match']),
    ground_truth_hash: null,
    outputs: checks?.map((check) => ({ text: textOrNull(check['info']) ?? '', said: check['met'] === true })) ?? null,
    action_checks: actions?.map(readActionCheck) ?? null,
    assertion_checks: readAssertionChecks(raw),
    breakdown: readBreakdown(raw['reward_breakdown']),
  };
}

function readActionCheck(check: JsonObject): NonNullable<Reward['action_checks']>[number] {
  const kind = check['tool_type'];
  return {
    action: readTau2Action(objectOrEmpty(check['action'])),
    matched: check['action_match'] === true,
    kind: kind === 'read' || kind === 'write' ? kind : null,
  };
}

function readAssertionChecks(raw: JsonObject): Reward['assertion_checks'] {
  const spoken = checksOf(raw['nl_assertions']);
  const state = checksOf(raw['env_assertions']);
  if (spoken === null && state === null) {
    return null;
  }
  return [
    ...(spoken ?? []).map((check) => ({
      text: textOrNull(check['nl_assertion']) ?? '',
      met: check['met'] === true,
      justification: textOrNull(check['justification']),
    })),
    ...(state ?? []).map((check) => ({
      text: writeEnvironmentAssertion(objectOrEmpty(check['env_assertion'])),
      met: check['met'] === true,
      justification: null,
    })),
  ];
}

function readBreakdown(raw: unknown): Reward['breakdown'] {
  if (!isJsonObject(raw)) {
    return null;
  }
  const parts = Object.entries(raw).flatMap(([name, value]) => {
    const share = numberOrNull(value);
    return share === null ? [] : [[name, share] as const];
  });
  return Object.fromEntries(parts);
}

function checksOf(raw: unknown): readonly JsonObject[] | null {
  return Array.isArray(raw) ? listOrEmpty(raw).filter(isJsonObject) : null;
}
