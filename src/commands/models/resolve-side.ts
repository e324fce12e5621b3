import { providerNames, type ResolvedModel, resolveModel } from '../../models/providers.ts';
import type { RunFlags } from '../run/command.ts';
import { UsageError } from '../errors/usage-error.ts';

/** Whose model it is. */
export type Side = 'agent' | 'user';

/** The flags that name models. */
export type ModelFlags = Pick<
  RunFlags,
  'model' | 'modelProvider' | 'platform' | 'baseUrl' | 'userModel' | 'userModelProvider' | 'userBaseUrl'
>;

/** Model, server and key of one side; throws a UsageError where something is missing. */
export function resolveSide({
  side,
  flags,
  environment,
}: {
  readonly side: Side;
  readonly flags: ModelFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): ResolvedModel | 'scripted' {
  const model = side === 'agent' ? flags.model : flags.userModel;
  if (model === undefined) throw new UsageError('the agent needs a model: give --model, e.g. --model gpt-4o.');
  if (model === 'scripted') return 'scripted';
  const agentProvider = flags.modelProvider ?? flags.platform;
  const provider = side === 'agent' ? agentProvider : flags.userModelProvider;
  try {
    return resolveModel({
      model,
      provider,
      baseUrl: side === 'agent' ? flags.baseUrl : userBaseUrl({ model, provider, flags, environment }),
      environment,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The user's server is the agent's, unless one is named for it or its provider is. */
function userBaseUrl({
  model,
  provider,
  flags,
  environment,
}: {
  readonly model: string;
  readonly provider: string | undefined;
  readonly flags: ModelFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): string | undefined {
  const own = flags.userBaseUrl ?? environment['USER_MODEL_API_BASE'];
  if (own) return own;
  const prefixed = providerNames.some((name) => model.startsWith(`${name}/`));
  return provider === undefined && !prefixed ? flags.baseUrl : undefined;
}
