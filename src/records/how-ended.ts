import { callsOf, resultsOf } from './calls.ts';
import type { Message } from './message.ts';
import type { Termination, Trajectory } from './trajectory.ts';

/** What is known of a run's end. */
export interface EndOfRun {
  readonly messages: readonly Message[];
  readonly crash: Trajectory['crash'];
  /** The reason as the file writes it; null where it writes none. */
  readonly reason?: string | null;
  /** Whether the grader left an account of its checks; false where the place for it is empty, null where the file has none. */
  readonly graded: boolean | null;
  readonly reward: number | null;
  /** How many turns the agent had at most, where the file or its harness says so. */
  readonly mostTurns?: number | null;
}

/** Reasons that harnesses write: tau2's, and those of others that mean the same. */
const reasons: ReadonlyMap<string, Termination> = new Map<string, Termination>([
  ...meaning('user_stop', ['user_stop', 'user_stopped', 'user_done']),
  ...meaning('agent_stop', ['agent_stop', 'agent_done', 'no_tools_called', 'final_answer']),
  ...meaning('transfer', ['transfer', 'agent_transfer', 'transferred']),
  ...meaning('step_limit', [
    'max_steps',
    'max_turns',
    'max_turns_reached',
    'step_limit',
    'max_num_steps',
    'max_steps_reached',
  ]),
  ...meaning('timeout', ['timeout', 'time_limit', 'timed_out', 'timeout_reached']),
  ...meaning('agent_errors', ['too_many_errors', 'max_errors', 'agent_errors']),
  ...meaning('agent_error', ['agent_error']),
  ...meaning('user_error', ['user_error']),
  ...meaning('infrastructure', ['infrastructure_error', 'infrastructure']),
  ...meaning('runtime_error', ['unexpected_error', 'runtime_error', 'error', 'has_error', 'crash']),
  ...meaning('context_overflow', [
    'context_window_exceeded',
    'context_overflow',
    'prompt_too_long',
    'max_tokens_reached',
  ]),
  ...meaning('cut_off', ['truncated', 'is_truncated', 'cut_off', 'aborted', 'cancelled']),
]);

const contextOverflow =
  /context[ _-]?(?:length|window|size|limit)|maximum (?:context|number of tokens)|max(?:imum)?[ _]tokens? exceeded|prompt is too long|too many input tokens/iu;

/** How a run ended: by its error, by the reason in the file, and where it gives none by the last messages and the grader's account. */
export function howEnded(end: EndOfRun): Termination {
  const { messages, crash, reason = null } = end;
  const told = reason === null ? undefined : reasons.get(plain(reason));
  if (crash !== null) {
    return contextOverflow.test(crash.message) ? 'context_overflow' : (told ?? 'runtime_error');
  }
  if (told !== undefined) {
    return told === 'user_stop' ? endByUser(messages) : told;
  }
  if (messages.length === 0) {
    return 'empty';
  }
  return lastWords(messages) ?? (isTransfer(messages) ? 'transfer' : endWithoutWord(end));
}

/** Runs that a grader looks at: tau-bench and tau2 leave all others at reward 0. Where nothing tells how a run ended, its end state counts. */
export function isGradedEnd(termination: Termination): boolean {
  return ['user_stop', 'user_transfer', 'user_out_of_scope', 'agent_stop', 'transfer', 'unknown'].includes(termination);
}

/** The reason without its package and dialect: `TerminationReason.USER_STOP` is `user_stop`. */
function plain(reason: string): string {
  return (reason.split('.').at(-1) ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');
}

/** tau2's tokens, each a way in which its user ends a conversation. */
const tokens: readonly (readonly [token: string, termination: Termination])[] = [
  ['###STOP###', 'user_stop'],
  ['###TRANSFER###', 'user_transfer'],
  ['###OUT-OF-SCOPE###', 'user_out_of_scope'],
];

/** The user ended it: by which token, where the agent had not transferred it before. */
function endByUser(messages: readonly Message[]): Termination {
  const last = messages.findLast(({ role, said }) => role === 'user' && said !== null);
  const found = tokenIn(last) ?? 'user_stop';
  return found === 'user_transfer' && transferStep(messages) !== null ? 'transfer' : found;
}

/** The token in the very last message; the words that open a conversation end none. */
function lastWords(messages: readonly Message[]): Termination | null {
  const last = messages.at(-1);
  const isOpening = messages.every((message) => message.role !== 'user' || message === last);
  const found = last === undefined ? null : tokenIn(last);
  if (found === null) {
    return null;
  }
  if (last?.role === 'assistant') {
    return found === 'user_stop' ? 'agent_stop' : null;
  }
  if (last?.role !== 'user' || isOpening) {
    return null;
  }
  return found === 'user_transfer' && transferStep(messages) !== null ? 'transfer' : found;
}

/** A token in what was said; in thoughts only where the harness looks there too, because it hands them on. */
function tokenIn(message: Message | undefined): Termination | null {
  const heard = `${message?.said ?? ''}\n${message?.thoughts_leaked ? message.thoughts : ''}`;
  return tokens.find(([token]) => heard.includes(token))?.[1] ?? null;
}

/** Whether the agent's last turn hands the user over, with nothing behind it but the tool's answer. */
function isTransfer(messages: readonly Message[]): boolean {
  const step = transferStep(messages);
  return step !== null && messages.slice(step + 1).every((message) => resultsOf(message).length > 0);
}

/** The last step at which the agent hands the user over to a person; null where it never does. */
function transferStep(messages: readonly Message[]): number | null {
  // tau-bench executes the first call of a message only.
  const found = callsOf(messages).findLast(
    ({ toolCall, caller, call, answered, rejected }) =>
      caller === 'agent' && /^transfer_to_/u.test(toolCall.name) && !rejected && (answered !== null || call === 0),
  );
  return found?.step ?? null;
}

/** No reason, no token, no transfer: the length may show the step limit, and a last message that nobody answered a cut. */
function endWithoutWord({ messages, reason = null, graded, reward, mostTurns = null }: EndOfRun): Termination {
  const turns = messages.filter(({ role }) => role === 'assistant').length;
  if (mostTurns !== null && turns >= mostTurns && graded !== true) {
    return 'step_limit';
  }
  const first = messages.findIndex(({ role }) => role === 'user');
  const answered = messages.some(({ role }, step) => role === 'assistant' && step > first);
  // A reason that is not known is a reason all the same.
  const isOpen = waitsForAnswer(messages) && graded !== true && reason === null;
  return isOpen && (graded === false || reward === null || !answered) ? 'cut_off' : 'unknown';
}

/** Whether somebody was still to speak: after a user's words, a result, or a call without one. */
function waitsForAnswer(messages: readonly Message[]): boolean {
  const last = messages.at(-1);
  return last !== undefined && (last.role !== 'assistant' || last.tool_calls.length > 0);
}

function meaning(termination: Termination, names: readonly string[]): [string, Termination][] {
  return names.map((name) => [name, termination]);
}
