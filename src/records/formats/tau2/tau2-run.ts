import { howEnded } from '../../how-ended.ts';
import {
  integerOrNull,
  type JsonObject,
  listOrEmpty,
  numberOrNull,
  objectOrEmpty,
  requireObject,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Reward } from '../../reward.ts';
import type { Task } from '../../task.ts';
import type { Source, Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { requireMessageList } from '../messages/message-list.ts';
import { gradedTask } from './tau2-graded-task.ts';
import { readTau2Reviews } from './tau2-review.ts';
import { readTau2Reward } from './tau2-reward.ts';
import { readTau2Task } from './tau2-task.ts';
import { type SpokenTurns, turnsOfTicks } from './tau2-ticks.ts';

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
  const spoken = spokenTurns(run);
  const list = spoken?.list ?? requireMessageList(run, { key: 'messages', expected });
  const key = spoken === null ? 'messages' : 'turns of `ticks`';
  const { messages, reading } = convertMessages(list, { key, passesThoughts: true });
  const runInfo = objectOrEmpty(run['run_info']);
  const taskId = taskIdOrNull(run['task_id']);
  const trial = integerOrNull(run['trial'] ?? runInfo['trial']);
  const environment = objectOrEmpty(context.info['environment_info']);
  const { reviews, summary } = readTau2Reviews(run);
  const reason = textOrNull(run['termination_reason'] ?? runInfo['termination_reason']);
  const grade = readTau2Reward(run['reward_info']);
  const reward = numberOrNull(objectOrEmpty(run['reward_info'])['reward']);
  const crash = readCrash({ run, reason });
  const named = context.tasks.get(String(taskId)) ?? null;
  return {
    ...emptyTrajectory({ record, source, format, taskId, trial }),
    foreign_tools: true,
    domain: textOrNull(environment['domain_name']) ?? taskDomain(run['task']),
    planned_trials: integerOrNull(context.info['num_trials']),
    reward,
    task: readTau2Task(run['task']) ?? gradedTask({ named, tasks: context.tasks.values(), grade }),
    messages,
    reading: { ...reading, passed_over: reading.passed_over + (spoken?.passedOver ?? 0) },
    termination: howEnded({ messages, crash, reason, graded: holdsChecks(grade), reward }),
    crash,
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

/** The turns of a voice run; null for a run in text, which has messages. */
function spokenTurns(run: JsonObject): SpokenTurns | null {
  const ticks = listOrEmpty(run['ticks']);
  return ticks.length > 0 && listOrEmpty(run['messages']).length === 0 ? turnsOfTicks(ticks) : null;
}

/** Whether tau2 checked anything: a run that did not end by itself has a reward of 0 and no check. */
function holdsChecks(grade: Reward | null): boolean | null {
  if (grade === null) {
    return null;
  }
  const { state_matches, outputs, action_checks, assertion_checks } = grade;
  return (
    state_matches !== null || [outputs, action_checks, assertion_checks].some((checks) => (checks?.length ?? 0) > 0)
  );
}

/** The domain that a task names in its instructions. */
function taskDomain(task: unknown): string | null {
  const scenario = objectOrEmpty(objectOrEmpty(task)['user_scenario']);
  return textOrNull(objectOrEmpty(scenario['instructions'])['domain']);
}

/** A run that an error ended: the error where `info` has it, else the reason that the file gives. Too many refused calls are no error. */
function readCrash({ run, reason }: { run: JsonObject; reason: string | null }): Trajectory['crash'] {
  const ending = reason === null || !/(?:_error|_exceeded)$/u.test(reason) ? null : reason;
  if (ending === null) {
    return null;
  }
  const info = objectOrEmpty(run['info']);
  const message = textOrNull(info['error']) ?? textOrNull(info['error_message']) ?? ending;
  const infrastructure = ending === 'infrastructure_error';
  return { message, traceback: textOrNull(info['traceback']), infrastructure };
}
