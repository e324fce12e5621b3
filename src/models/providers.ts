/** Where a provider's OpenAI-compatible endpoint is and which variable holds its key. */
export interface Provider {
  readonly baseUrl: string | null;
  readonly keyVariable: string;
  readonly keyRequired: boolean;
}

/** Endpoints as the providers document them; `compatible` is any other server, named by `--base-url`. */
export const providers = {
  openai: { baseUrl: 'https://api.openai.com/v1/', keyVariable: 'OPENAI_API_KEY', keyRequired: true },
  anthropic: { baseUrl: 'https://api.anthropic.com/v1/', keyVariable: 'ANTHROPIC_API_KEY', keyRequired: true },
  google: {
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai/',
    keyVariable: 'GOOGLE_API_KEY',
    keyRequired: true,
  },
  mistral: { baseUrl: 'https://api.mistral.ai/v1/', keyVariable: 'MISTRAL_API_KEY', keyRequired: true },
  compatible: { baseUrl: null, keyVariable: 'OPENAI_API_KEY', keyRequired: false },
} as const satisfies Record<string, Provider>;

export type ProviderName = keyof typeof providers;

/** The providers' names, in the order in which help texts list them. */
export const providerNames = Object.keys(providers) as readonly ProviderName[];

/** Options that name a model, as flags and environment give them. */
export interface ModelOptions {
  readonly model: string;
  readonly provider?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A model with its server and key. */
export interface ResolvedModel {
  readonly model: string;
  readonly provider: ProviderName;
  readonly baseUrl: string;
  readonly apiKey: string;
}

/**
 * Finds provider, server and key for a model. A prefix (`openai/gpt-4o`) counts only where no provider is given and it
 * names one; other slashes belong to the model's name. Throws an Error with one sentence where something is missing.
 */
export function resolveModel({ model, provider, baseUrl, environment }: ModelOptions): ResolvedModel {
  const prefix = model.includes('/') ? model.slice(0, model.indexOf('/')) : '';
  const prefixed = provider === undefined && isProvider(prefix);
  const server =
    baseUrl ?? (provider === undefined || provider === 'compatible' ? environment['OPENAI_BASE_URL'] : undefined);
  const name = provider ?? (prefixed ? prefix : server ? 'compatible' : 'openai');
  if (!isProvider(name)) {
    throw new Error(`unknown model provider "${name}": expected one of ${providerNames.join(', ')}.`);
  }
  const known: Provider = providers[name];
  const url = (name === 'compatible' ? server : baseUrl) ?? known.baseUrl;
  if (!url) {
    throw new Error('the provider "compatible" needs a server: give --base-url or set OPENAI_BASE_URL.');
  }
  checkUrl(url);
  const apiKey = environment[known.keyVariable];
  // A server of one's own often wants no key at all.
  if (!apiKey && known.keyRequired && url === known.baseUrl) {
    throw new Error(`no key for ${name}: set ${known.keyVariable} in the environment or in .env.`);
  }
  return {
    model: prefixed ? model.slice(prefix.length + 1) : model,
    provider: name,
    baseUrl: url,
    apiKey: apiKey || 'none',
  };
}

/** An address is shown in errors and kept in headers, so it must not hold secrets; the sentence does not repeat it. */
function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') {
    throw new Error('the address of the server should begin with http:// or https://, e.g. http://localhost:8000/v1.');
  }
  if (parsed.username || parsed.password || parsed.search || parsed.hash) {
    throw new Error(
      "the address of the server should hold no name, password, query or fragment: keys go into the key's variable.",
    );
  }
}

function isProvider(name: string): name is ProviderName {
  return Object.hasOwn(providers, name);
}
