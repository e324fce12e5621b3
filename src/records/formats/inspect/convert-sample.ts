import { howEnded } from '../../how-ended.ts';
import {
  integerOrNull,
  isJsonObject,
  type JsonObject,
  kindOf,
  objectOrEmpty,
  taskIdOrNull,
  textOrNull,
} from '../../json/json-fields.ts';
import type { Task } from '../../task.ts';
import type { Source, Trajectory } from '../../trajectory.ts';
import { emptyTrajectory } from '../empty-trajectory.ts';
import { convertMessages } from '../messages/convert-messages.ts';
import { readTask } from '../tau-bench/tau-bench-outcome.ts';
import { readTau2Task } from '../tau2/tau2-task.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import { type InspectLog, modelsOf, tau2DomainOf } from './inspect-log.ts';
import { messagesOfSample, withTexts } from './sample-messages.ts';
import { readSampleScore } from './sample-score.ts';

/** Limits of Inspect, by what they mean for how a run ended. */
const limits: ReadonlyMap<string, string> = new Map([
  ['message', 'max_steps'],
  ['token', 'max_steps'],
  ['cost', 'max_steps'],
  ['context', 'context_overflow'],
  ['time', 'timeout'],
  ['working', 'timeout'],
  ['operator', 'cancelled'],
]);

/** One sample of an Inspect log as a trajectory; throws {@link UnfitRecordError} where it is none. */
export function convertSample(
  sample: JsonObject,
  { source, format, log }: { source: Source; format: string; log: InspectLog },
): Trajectory {
  const taskId = taskIdOrNull(sample['id']);
  if (taskId === null || !Array.isArray(sample['messages'])) {
    const found =
      taskId === null ? `${kindOf(sample['id'])} as \`id\`` : `${kindOf(sample['messages'])} as \`messages\``;
    throw new UnfitRecordError(
      `it has ${found}; expected a sample of an Inspect log, with \`id\`, \`epoch\` and \`messages\``,
    );
  }
  const trial = integerOrNull(sample['epoch']);
  const { list, key, policy } = messagesOfSample(sample);
  const isTau2 = key !== 'messages' || tau2DomainOf(log) !== null;
  const { messages, reading } = convertMessages(list, { key, passesThoughts: false });
  const { reward, breakdown } = readSampleScore(sample, log);
  const limit = objectOrEmpty(sample['limit']);
  const reason = isJsonObject(sample['limit'])
    ? (limits.get(String(limit['type'])) ?? textOrNull(limit['type']))
    : null;
  const crash = readError(sample['error']);
  const models = modelsOf(log);
  const { id, epoch, scores, error } = sample;
  const record = { id, epoch, list, scores, error, limit: sample['limit'] };
  return {
    ...emptyTrajectory({ record, source, format, taskId, trial }),
    foreign_tools: isTau2,
    domain: domainOf(sample, log),
    planned_trials: integerOrNull(objectOrEmpty(log.spec['config'])['epochs']),
    reward,
    task: taskOf(sample),
    messages,
    reading,
    termination: howEnded({ messages, crash, reason, graded: reward === null ? null : true, reward }),
    crash,
    grade:
      breakdown === null
        ? null
        : {
            state_matches: null,
            ground_truth_hash: null,
            outputs: null,
            action_checks: null,
            assertion_checks: null,
            breakdown,
          },
    policy,
    agent_model: models.agent,
    user_model: models.user,
  };
}

/** The task: tau2's stands whole in the metadata; other evaluations may keep one like tau-bench's there. */
function taskOf(sample: JsonObject): Task | null {
  const metadata = objectOrEmpty(withTexts(sample['metadata'], objectOrEmpty(sample['attachments'])));
  const task = metadata['task'];
  if (isJsonObject(task) && (isJsonObject(task['evaluation_criteria']) || isJsonObject(task['user_scenario']))) {
    return readTau2Task(task);
  }
  return readTask({ task });
}

function domainOf(sample: JsonObject, log: InspectLog): string | null {
  const metadata = objectOrEmpty(sample['metadata']);
  const scenario = objectOrEmpty(objectOrEmpty(metadata['task'])['user_scenario']);
  return (
    textOrNull(objectOrEmpty(scenario['instructions'])['domain']) ?? tau2DomainOf(log) ?? textOrNull(metadata['domain'])
  );
}

/** The error that ended a sample; where a model or a sandbox failed is not told apart in the log. */
function readError(raw: unknown): Trajectory['crash'] {
  if (!isJsonObject(raw)) {
    return null;
  }
  const message = textOrNull(raw['message']) ?? 'an error without a message';
  return { message, traceback: textOrNull(raw['traceback']), infrastructure: true };
}
