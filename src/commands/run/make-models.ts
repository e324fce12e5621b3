import { readFileSync } from 'node:fs';
import { type CallGate, createCallGate } from '../../models/call-gate.ts';
import { checkServer } from '../../models/check-server.ts';
import type { Model } from '../../models/model.ts';
import { createOpenAiModel } from '../../models/openai-model.ts';
import { plainUrl } from '../../models/plain-url.ts';
import { priceOf } from '../../models/prices.ts';
import type { ResolvedModel } from '../../models/providers.ts';
import {
  createScriptedModel,
  repliesFor,
  type ScriptedReply,
  scriptedReplySchema,
} from '../../models/scripted-model.ts';
import type { ModelOf } from '../../run/create-play.ts';
import type { Environment } from '../context/environment.ts';
import { UsageError } from '../errors/usage-error.ts';
import { resolveSide, type Side } from '../models/resolve-side.ts';
import type { RunRequest } from './command.ts';
import type { CollectRequest } from './parse-collect.ts';

/** The models of both sides, checked. */
export interface RunModels {
  readonly agentModel: ModelOf;
  readonly userModel: ModelOf;
  /** Where they are; null for a side that calls none, or plays a script. */
  readonly agentTarget: ResolvedModel | null;
  readonly userTarget: ResolvedModel | null;
  /** What is added to the agent's requests. */
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** What the agent's server is asked to collect; null where it is not. */
  readonly collect: CollectRequest | null;
}

/** Finds models, servers and keys, and asks each server once; throws a UsageError with one sentence before anything starts. */
export async function makeModels({
  request,
  seed,
  environment,
  now,
  signal,
}: {
  readonly request: RunRequest;
  /** What the models are sent; null where they are sent none. */
  readonly seed: number | null;
  readonly environment: Environment;
  readonly now: () => number;
  readonly signal: AbortSignal;
}): Promise<RunModels> {
  const side = (name: Side, needed: boolean) => (needed ? resolveSide({ side: name, request, environment }) : null);
  const agentTarget = side('agent', request.agentStrategy.needsModel);
  const userTarget = side('user', request.userStrategy.needsModel);
  const targets = [agentTarget, userTarget].filter((target) => target !== null && target !== 'scripted');
  checkPrices(targets, request.maxCost);
  const { collectActivations: collect, maxConcurrency: limit, maxRetries: retries, timeout, temperature } = request;
  const extraBody = { ...request.extraBody, ...(collect && { collect_activations: collect }) };
  if (request.preflight) {
    await preflight({ targets, agentTarget, collects: collect !== null, signal });
  }
  const gates = new Map<string, CallGate>();
  const build = (target: ResolvedModel | 'scripted' | null, name: Side): ModelOf => {
    if (target === null) {
      return () => null;
    }
    if (target === 'scripted') {
      return scripted(request.script, name);
    }
    const gate = gates.get(target.baseUrl) ?? createCallGate({ limit, now });
    gates.set(target.baseUrl, gate);
    const model = createOpenAiModel({
      target,
      gate,
      seed: seed ?? undefined,
      timeout,
      retries,
      // The simulated user keeps its server's own temperature, as in tau-bench.
      ...(name === 'agent' && { temperature, extraBody }),
    });
    return () => model;
  };
  const resolved = (target: ResolvedModel | 'scripted' | null) => (target === 'scripted' ? null : target);
  return {
    agentModel: build(agentTarget, 'agent'),
    userModel: build(userTarget, 'user'),
    agentTarget: resolved(agentTarget),
    userTarget: resolved(userTarget),
    extraBody,
    collect,
  };
}

function checkPrices(targets: readonly ResolvedModel[], maxCost: number | null): void {
  if (maxCost === null) {
    return;
  }
  const unknown = targets.find(({ model }) => priceOf(model) === null);
  if (unknown) {
    throw new UsageError(`--max-cost cannot be kept: the price of ${unknown.model} is not known.`);
  }
}

async function preflight({
  targets,
  agentTarget,
  collects,
  signal,
}: {
  readonly targets: readonly ResolvedModel[];
  readonly agentTarget: ResolvedModel | 'scripted' | null;
  readonly collects: boolean;
  readonly signal: AbortSignal;
}): Promise<void> {
  const distinct = new Map(targets.map((target) => [`${target.baseUrl} ${target.model}`, target]));
  const checks = await Promise.all(
    [...distinct.values()].map(async (target) => ({ target, check: await checkServer({ target, signal }) })),
  );
  for (const { target, check } of checks) {
    if (check.problem !== null) {
      throw new UsageError(check.problem);
    }
    if (collects && target === agentTarget && check.capabilities?.['collect_activations'] === undefined) {
      throw new UsageError(
        `${plainUrl(target.baseUrl)} does not announce collect_activations in its capabilities: leave --collect-activations out.`,
      );
    }
  }
}

function scripted(path: string | null, side: Side): ModelOf {
  if (path === null) {
    throw new UsageError('the model "scripted" plays recorded replies: give their file with --script.');
  }
  const replies = readScript(path);
  return ({ task, trial }): Model =>
    createScriptedModel({ replies: repliesFor(replies, { side, task_id: task.id, trial }) });
}

function readScript(path: string): ScriptedReply[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`--script: ${path} cannot be read.`);
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') {
      return [];
    }
    try {
      return [scriptedReplySchema.parse(JSON.parse(line))];
    } catch {
      throw new UsageError(`${path}, line ${index + 1}: expected a reply such as {"content": "..."}.`);
    }
  });
}
