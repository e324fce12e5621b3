import {
  integerOrNull,
  type JsonObject,
  numberOrNull,
  objectOrEmpty,
  requireList,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Task } from '../../task.ts';
import type { Source, Termination, Trajectory } from '../../trajectory.ts';
import { recordId } from '../record-id.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { gradedTask } from './tau2-graded-task.ts';
import { convertTau2Messages } from './tau2-message.ts';
import { readTau2Reviews } from './tau2-review.ts';
import { readTau2Reward } from './tau2-reward.ts';
import { readTau2Task } from './tau2-task.ts';

const terminations: ReadonlyMap<unknown, Termination> = new Map<unknown, Termination>([
  ['user_stop', 'user_stop'],
  ['agent_stop', 'agent_stop'],
  ['max_steps', 'step_limit'],
  ['timeout', 'timeout'],
  ['too_many_errors', 'runtime_error'],
  ['agent_error', 'runtime_error'],
  ['user_error', 'runtime_error'],
  ['infrastructure_error', 'runtime_error'],
  ['unexpected_error', 'runtime_error'],
  ['context_window_exceeded', 'context_overflow'],
]);

/** What a results file says about all of its simulations. */
export interface Tau2Context {
  /** The file's `info`. */
  readonly info: JsonObject;
  readonly tasks: ReadonlyMap<string, Task>;
}

/** What is known of a simulation that stands alone. */
export const noTau2Context: Tau2Context = { info: {}, tasks: new Map() };

const expected = 'a tau2 simulation: an object with a list of `messages`';

/** One simulation as a trajectory, with its task and the run's settings from the file around it. */
export function convertTau2Run(
  record: unknown,
  { source, format, context }: { source: Source; format: string; context: Tau2Context },
): Trajectory {
  const run = requireObject(record, { expected });
  if (!Array.isArray(run['messages']) && Array.isArray(run['ticks'])) {
    throw new UnfitRecordError('it holds `ticks` of a voice run instead of `messages`; such runs cannot be read');
  }
  const messages = convertTau2Messages(requireList(run, { key: 'messages', expected }));
  const runInfo = objectOrEmpty(run['run_info']);
  const taskId = taskIdOrNull(run['task_id']);
  const trial = integerOrNull(run['trial'] ?? runInfo['trial']);
  const environment = objectOrEmpty(context.info['environment_info']);
  const { reviews, summary } = readTau2Reviews(run);
  const ending = textOrNull(run['termination_reason'] ?? runInfo['termination_reason']);
  const termination = terminations.get(ending) ?? (messages.length === 0 ? 'empty' : 'unknown');
  const grade = readTau2Reward(run['reward_info']);
  const named = context.tasks.get(String(taskId)) ?? null;
  const task = readTau2Task(run['task']) ?? gradedTask({ named, tasks: context.tasks.values(), grade });
  return {
    id: recordId({ taskId, trial, record }),
    source,
    format,
    foreign_tools: true,
    domain: textOrNull(environment['domain_name']) ?? taskDomain(run['task']),
    task_id: taskId,
    trial,
    reward: numberOrNull(objectOrEmpty(run['reward_info'])['reward']),
    task,
    messages,
    termination,
    crash: readCrash({ run, termination, ending }),
    grade,
    reviews,
    review_summary: summary,
    policy: textOrNull(run['policy']) ?? textOrNull(environment['policy']),
    agent_model: textOrNull(objectOrEmpty(context.info['agent_info'])['llm']),
    user_model: textOrNull(objectOrEmpty(context.info['user_info'])['llm']),
    agent_cost: numberOrNull(run['agent_cost'] ?? runInfo['agent_cost']),
    user_cost: numberOrNull(run['user_cost'] ?? runInfo['user_cost']),
  };
}

/** The domain that a task names in its instructions. */
function taskDomain(task: unknown): string | null {
  const scenario = objectOrEmpty(objectOrEmpty(task)['user_scenario']);
  return textOrNull(objectOrEmpty(scenario['instructions'])['domain']);
}

/** A run that an error ended: the error where `info` has it, else the reason that the file gives. */
function readCrash({
  run,
  termination,
  ending,
}: {
  run: JsonObject;
  termination: Termination;
  ending: string | null;
}): Trajectory['crash'] {
  if (termination !== 'runtime_error' && termination !== 'context_overflow') return null;
  const info = objectOrEmpty(run['info']);
  const message = textOrNull(info['error']) ?? textOrNull(info['error_message']) ?? ending ?? termination;
  return { message, traceback: textOrNull(info['traceback']) };
}
