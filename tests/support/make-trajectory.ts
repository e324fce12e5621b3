import type { Message } from '../../src/records/message.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';

interface Turn {
  readonly role: Message['role'];
  readonly text?: string;
  readonly call?: readonly [name: string, values: Record<string, unknown>];
}

/** A message that says and does nothing. */
export const blankMessage: Message = {
  role: 'user',
  content: null,
  said: null,
  thoughts: null,
  thoughts_leaked: false,
  results: [],
  tool_calls: [],
  tool_call_id: null,
  name: null,
  observation: null,
  error: null,
};

/** What a user says. */
export const user = (text: string): Turn => ({ role: 'user', text });
/** What the agent says. */
export const agent = (text: string): Turn => ({ role: 'assistant', text });
/** A call of the agent. */
export const call = (name: string, values: Record<string, unknown>): Turn => ({
  role: 'assistant',
  call: [name, values],
});
/** What a tool returns. */
export const tool = (text: string): Turn => ({ role: 'tool', text });
/** The policy. */
export const system = (text: string): Turn => ({ role: 'system', text });

function toMessage({ role, text, call: made }: Turn): Message {
  return {
    ...blankMessage,
    role,
    content: text ?? null,
    said: (role === 'user' || role === 'assistant') && !made ? (text ?? null) : null,
    observation: role === 'tool' ? (text ?? '') : null,
    tool_calls: made
      ? [{ id: null, name: made[0], arguments: made[1], arguments_text: null, requestor: 'assistant' }]
      : [],
  };
}

/** An expected action: name and arguments. */
export type ExpectedAction = readonly [name: string, values: Record<string, unknown>];

/** A failed retail run of the given turns, with anything else overridden. */
export function makeTrajectory({
  turns,
  actions = [],
  outputs = [],
  instruction = 'You are Ada Fern. Do as the test says.',
  ...rest
}: {
  readonly turns: readonly Turn[];
  readonly actions?: readonly ExpectedAction[] | null;
  readonly outputs?: readonly string[];
  readonly instruction?: string;
} & Partial<Trajectory>): Trajectory {
  return {
    id: '1.0.0123456789ab',
    source: { file: 'run.json', index: 0, offset: 0, bytes: 10 },
    format: 'tau-bench',
    foreign_tools: false,
    domain: 'retail',
    task_id: 1,
    trial: 0,
    planned_trials: null,
    reward: 0,
    task: {
      user_id: 'ada_fern_1001',
      instruction,
      actions:
        actions?.map(([name, values]) => ({
          name,
          arguments: values,
          compare_arguments: null,
          requestor: 'assistant' as const,
        })) ?? null,
      outputs,
      assertions: [],
      reward_basis: null,
      env_assertions: [],
      initial_state: null,
    },
    messages: turns.map(toMessage),
    reading: { messages: 0, calls: 0, results: 0, paired: 0, passed_over: 0, results_recorded: true },
    termination: 'user_stop',
    crash: null,
    grade: null,
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: null,
    user_model: null,
    agent_cost: null,
    user_cost: null,
    ...rest,
  };
}
