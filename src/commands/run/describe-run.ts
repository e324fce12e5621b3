import type { Dataset } from '../../datasets/dataset.ts';
import { toolSchemas } from '../../domains/engine/tool-schemas.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import { type Estimate, estimateSide } from '../../run/estimate-cost.ts';
import type { Job } from '../../run/result-record.ts';
import type { RunRequest } from './command.ts';

/** What a run is going to play, and what that may take. */
export interface RunPlan {
  readonly agent: Estimate;
  readonly user: Estimate;
  /** Lines for a reader who has not decided yet. */
  readonly text: string;
}

/** Describes a run from what is known before any call. */
export function describeRun({
  request: { env, taskSplit, numTrials, model, userModel, agentStrategy: agent, userStrategy: user },
  dataset,
  displays,
  jobs,
}: {
  readonly request: RunRequest;
  readonly dataset: Dataset;
  readonly displays: readonly string[];
  readonly jobs: readonly Job[];
}): RunPlan {
  const episodes = jobs.length;
  const tools = jsonText(toolSchemas({ domain: dataset.domain, texts: dataset.toolTexts }) as unknown as Value);
  const shown = agent.needsDisplays ? displays.slice(0, 5).join('').length : 0;
  const instructions = jobs.reduce((sum, { task }) => sum + (task.instruction ?? '').length, 0) / Math.max(1, episodes);
  const agentEstimate = estimateSide({
    who: 'agent',
    side: {
      model: agent.needsModel ? plainName(model) : null,
      promptCharacters: dataset.policy.length + tools.length + agent.prompt.length + shown,
    },
    episodes,
  });
  const userEstimate = estimateSide({
    who: 'user',
    side: { model: user.needsModel ? plainName(userModel) : null, promptCharacters: user.prompt.length + instructions },
    episodes,
    callsPerTurn: user.callsPerTurn,
  });
  const lines = [
    `Tasks:    ${env}, split ${taskSplit}: ${new Set(jobs.map(({ task }) => task)).size} tasks, ${numTrials === 1 ? 'one trial' : `${numTrials} trials`} each: ${episodes} episodes`,
    `Agent:    ${agent.name}${agent.needsModel ? `, ${model}: ${sideText(agentEstimate)}` : ', no model'}`,
    `User:     ${user.name}${user.needsModel ? `, ${userModel}: ${sideText(userEstimate)}` : ', no model'}`,
    `Cost:     ${costText([agentEstimate, userEstimate])}`,
  ];
  return { agent: agentEstimate, user: userEstimate, text: lines.join('\n') };
}

/** The model's name without a provider before it, as the price list has it. */
function plainName(model: string | null): string {
  return (model ?? '').split('/').at(-1) ?? '';
}

function sideText({ calls, input_tokens, output_tokens }: Estimate): string {
  return `about ${calls.toLocaleString('en-US')} calls, ${millions(input_tokens)} tokens in, ${millions(output_tokens)} out`;
}

function millions(tokens: number): string {
  return `${(tokens / 1e6).toFixed(tokens < 1e6 ? 2 : 1)} M`;
}

/** The cost of all sides together in words. */
function costText(estimates: readonly Estimate[]): string {
  const known = estimates.reduce((sum, { cost_usd }) => sum + (cost_usd ?? 0), 0);
  if (estimates.every(({ cost_usd }) => cost_usd !== null)) {
    return known === 0
      ? 'none'
      : `about $${known.toFixed(2)} at list prices, going by typical runs; --max-cost sets a limit`;
  }
  return known === 0 ? 'unknown: no list price' : `unknown; the side with a list price about $${known.toFixed(2)}`;
}
