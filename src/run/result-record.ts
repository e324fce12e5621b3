import type { DatasetTask } from '../datasets/dataset.ts';
import { jsonText } from '../python/json-text.ts';
import { float, type Value } from '../python/value.ts';
import { tauBenchActions } from './grade-episode.ts';
import type { EpisodeResult } from './run-episode.ts';
import type { Spending } from './spending.ts';

/** Which episode it is: the task's place among those that were chosen, and the trial. */
export interface Job {
  readonly task: DatasetTask;
  readonly trial: number;
}

/**
 * One line of a results file: tau-bench's record with its keys in its order and its floats as floats; what tau-bench does
 * not have (`agent_cost`, `usage`, `finish_reasons`, `infrastructure`) stands in `info` behind them.
 */
export function resultLine({ task, trial }: Job, result: EpisodeResult): string {
  const { error, rewardInfo, agentSpending, userSpending } = result;
  const finished = rewardInfo !== null;
  const record = {
    task_id: task.id,
    reward: float(result.reward),
    info: {
      task: {
        user_id: task.user_id,
        actions: tauBenchActions(task),
        instruction: task.instruction,
        outputs: task.outputs,
      },
      source: result.source,
      // tau-bench tells the user's cost only where an end was reached.
      user_cost: finished ? costOf(userSpending) : null,
      reward_info: rewardInfo,
      agent_cost: costOf(agentSpending),
      usage: { agent: usageOf(agentSpending), user: usageOf(userSpending) },
      ...finishReasons(agentSpending, userSpending),
      ...(error !== null && { error: error.message, infrastructure: error.infrastructure }),
    },
    traj: result.messages,
    trial,
  };
  return jsonText(record as unknown as Value);
}

/** Replies that were cut off, by side and reason; nothing where there are none. */
function finishReasons({ finish_reasons: agent }: Spending, { finish_reasons: user }: Spending) {
  if (!agent && !user) {
    return {};
  }
  return { finish_reasons: { ...(agent && { agent }), ...(user && { user }) } };
}

function costOf({ cost_usd }: Spending): Value {
  return cost_usd === null ? null : float(cost_usd);
}

function usageOf({ calls, input_tokens, output_tokens, cost_usd }: Spending): Value {
  return { calls, input_tokens, output_tokens, cost_usd: cost_usd === null ? null : float(cost_usd) };
}
