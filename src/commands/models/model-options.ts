import { text } from '../options/kinds.ts';

/** The options that name a model and its server; only their texts differ between commands. */
export function modelOptions({
  model,
  provider = "openai, anthropic, google, mistral or compatible (default: by the model's name)",
  server,
}: {
  readonly model: string;
  readonly provider?: string;
  readonly server: string;
}) {
  return {
    model: text({ value: '<name>', text: model }),
    modelProvider: text({ value: '<name>', text: provider }),
    platform: text({ value: '<name>', text: 'the same as --model-provider' }),
    baseUrl: text({ value: '<url>', text: server }),
  };
}

/** The same for the model of the simulated user, without its name. */
export function userServerOptions({ server }: { readonly server: string }) {
  return {
    userModelProvider: text({ value: '<name>', text: 'its provider' }),
    userBaseUrl: text({ value: '<url>', text: server }),
  };
}
