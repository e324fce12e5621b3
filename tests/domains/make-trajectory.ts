import type { Message } from '../../src/records/message.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { blankMessage } from '../support/make-trajectory.ts';

/** What the agent says to the user. */
export function says(said: string): Message {
  return { ...blankMessage, role: 'assistant', content: said, said };
}

/** One call with its recorded answer; null where the file has none. */
export function calls(
  name: string,
  given: Record<string, unknown> | null,
  answer: string | null,
  id: string | null = 'c',
): Message[] {
  const toolCall = {
    id,
    name,
    arguments: given,
    arguments_text: given === null ? '{' : null,
    requestor: 'assistant',
  } as const;
  const message: Message = { ...blankMessage, role: 'assistant', tool_calls: [toolCall] };
  return answer === null
    ? [message]
    : [message, { ...blankMessage, role: 'tool', content: answer, observation: answer, tool_call_id: id, name }];
}

/** A run of these messages that the user ended. */
export function makeTrajectory(messages: readonly Message[], rest: Partial<Trajectory> = {}): Trajectory {
  return {
    id: 'x',
    source: { file: 'x.json', index: 0, offset: null, bytes: null },
    format: 'tau-bench',
    foreign_tools: false,
    domain: null,
    task_id: 0,
    trial: 0,
    planned_trials: null,
    reward: 1,
    task: {
      user_id: 'ann_1',
      instruction: null,
      actions: [],
      outputs: [],
      assertions: [],
      reward_basis: null,
      env_assertions: [],
      initial_state: null,
    },
    messages,
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

/** An expected call. */
export function expects(name: string, given: Record<string, unknown>) {
  return { name, arguments: given, compare_arguments: null, requestor: 'assistant' } as const;
}
