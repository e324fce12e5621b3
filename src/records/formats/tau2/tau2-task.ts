import {
  isJsonObject,
  type JsonObject,
  listOrEmpty,
  objectOrEmpty,
  textOrNull,
  textsOf,
} from '../../json/json-fields.ts';
import type { Action, EnvironmentAssertion, InitialState, Task } from '../../task.ts';
import { readArguments } from '../tool-arguments.ts';

/** The parts of a structured instruction, in the order in which the simulated user is told them. */
const instructionParts = [
  ['reason_for_call', 'Reason for the call'],
  ['known_info', 'Known'],
  ['unknown_info', 'Not known'],
  ['task_instructions', 'Instructions'],
] as const;

/** A tau2 task of any schema generation as ours; null where it is no object. */
export function readTau2Task(raw: unknown): Task | null {
  if (!isJsonObject(raw)) {
    return null;
  }
  const criteria = objectOrEmpty(raw['evaluation_criteria']);
  const actions = criteria['actions'];
  return {
    user_id: null,
    instruction: readInstruction(raw['user_scenario']),
    actions: Array.isArray(actions) ? actions.filter(isJsonObject).map(readTau2Action) : null,
    outputs: textsOf(criteria['communicate_info']),
    assertions: [
      ...textsOf(criteria['nl_assertions']),
      ...listOrEmpty(criteria['env_assertions']).filter(isJsonObject).map(writeEnvironmentAssertion),
    ],
    env_assertions: listOrEmpty(criteria['env_assertions']).filter(isJsonObject).map(readEnvironmentAssertion),
    initial_state: readInitialState(raw['initial_state']),
    reward_basis: Array.isArray(criteria['reward_basis']) ? textsOf(criteria['reward_basis']) : null,
  };
}

/** An expected call of a tau2 task. */
export function readTau2Action(raw: JsonObject): Action {
  return {
    name: textOrNull(raw['name']) ?? '',
    arguments: readArguments(raw['arguments']).arguments ?? {},
    compare_arguments: Array.isArray(raw['compare_args']) ? textsOf(raw['compare_args']) : null,
    requestor: raw['requestor'] === 'user' ? 'user' : 'assistant',
  };
}

/** An assertion on the world's state as one line: who, which check, with what, and what it must say. */
export function writeEnvironmentAssertion(raw: JsonObject): string {
  const side = textOrNull(raw['env_type']) ?? 'environment';
  const check = `${side}: ${textOrNull(raw['func_name']) ?? '?'}(${JSON.stringify(raw['arguments'] ?? {})})`;
  return `${check} is ${raw['assert_value'] === false ? 'false' : 'true'}`;
}

function readEnvironmentAssertion(raw: JsonObject): EnvironmentAssertion {
  return {
    ...readInitialAction(raw),
    assert_value: raw['assert_value'] !== false,
    message: textOrNull(raw['message']),
  };
}

function readInitialState(raw: unknown): InitialState | null {
  if (!isJsonObject(raw)) {
    return null;
  }
  const data = objectOrEmpty(raw['initialization_data']);
  return {
    agent_data: isJsonObject(data['agent_data']) ? data['agent_data'] : null,
    user_data: isJsonObject(data['user_data']) ? data['user_data'] : null,
    actions: listOrEmpty(raw['initialization_actions']).filter(isJsonObject).map(readInitialAction),
  };
}

function readInitialAction(raw: JsonObject): InitialState['actions'][number] {
  return {
    env_type: raw['env_type'] === 'user' ? 'user' : 'assistant',
    func_name: textOrNull(raw['func_name']) ?? '',
    arguments: readArguments(raw['arguments']).arguments ?? {},
  };
}

function readInstruction(scenario: unknown): string | null {
  if (typeof scenario === 'string') {
    return scenario;
  }
  const { persona, instructions } = objectOrEmpty(scenario);
  const parts = [
    ...(typeof persona === 'string' && persona !== '' ? [`Persona: ${persona}`] : []),
    ...(typeof instructions === 'string' ? [instructions] : structuredParts(objectOrEmpty(instructions))),
  ];
  return parts.length === 0 ? null : parts.join('\n\n');
}

function structuredParts(instructions: JsonObject): readonly string[] {
  return instructionParts.flatMap(([key, title]) => {
    const text = instructions[key];
    return typeof text === 'string' && text.trim() !== '' ? [`${title}: ${text.trim()}`] : [];
  });
}
