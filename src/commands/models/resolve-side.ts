import { providerNames, type ResolvedModel, resolveModel } from '../../models/providers.ts';
import type { Environment } from '../context/environment.ts';
import { asUsageError, UsageError } from '../errors/usage-error.ts';

/** Whose model it is. */
export type Side = 'agent' | 'user';

/** The options that name models. */
export interface ModelRequest {
  readonly model: string | null;
  readonly modelProvider: string | null;
  readonly platform: string | null;
  readonly baseUrl: string | null;
  readonly userModel: string | null;
  readonly userModelProvider: string | null;
  readonly userBaseUrl: string | null;
}

/** Model, server and key of one side; throws a UsageError where something is missing. */
export function resolveSide({
  side,
  request,
  environment,
}: {
  readonly side: Side;
  readonly request: ModelRequest;
  readonly environment: Environment;
}): ResolvedModel | 'scripted' {
  const model = side === 'agent' ? request.model : request.userModel;
  if (model === null) {
    throw new UsageError('the agent needs a model: give --model, e.g. --model gpt-4o.');
  }
  if (model === 'scripted') {
    return 'scripted';
  }
  const agentProvider = request.modelProvider ?? request.platform;
  const provider = side === 'agent' ? agentProvider : request.userModelProvider;
  const baseUrl = side === 'agent' ? request.baseUrl : userBaseUrl({ model, provider, request, environment });
  return asUsageError(() =>
    resolveModel({ model, provider: provider ?? undefined, baseUrl: baseUrl ?? undefined, environment }),
  );
}

/** The user's server is the agent's, unless one is named for it or its provider is. */
function userBaseUrl({
  model,
  provider,
  request,
  environment,
}: {
  readonly model: string;
  readonly provider: string | null;
  readonly request: ModelRequest;
  readonly environment: Environment;
}): string | null {
  const own = request.userBaseUrl ?? environment['USER_MODEL_API_BASE'];
  if (own) {
    return own;
  }
  const prefixed = providerNames.some((name) => model.startsWith(`${name}/`));
  return provider === null && !prefixed ? request.baseUrl : null;
}
