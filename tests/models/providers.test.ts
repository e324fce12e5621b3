import { describe, expect, it } from 'vitest';
import { providerNames, providers, resolveModel } from '../../src/models/providers.ts';

const keys = {
  OPENAI_API_KEY: 'openai-key',
  ANTHROPIC_API_KEY: 'anthropic-key',
  GOOGLE_API_KEY: 'google-key',
  MISTRAL_API_KEY: 'mistral-key',
};
const own = 'http://localhost:8000/v1';
const resolve = (options: Partial<Parameters<typeof resolveModel>[0]>) =>
  resolveModel({ model: 'gpt-4o', environment: keys, ...options });

describe('resolveModel', () => {
  it.each([
    ['openai', 'https://api.openai.com/v1/', 'openai-key'],
    ['anthropic', 'https://api.anthropic.com/v1/', 'anthropic-key'],
    ['google', 'https://generativelanguage.googleapis.com/v1beta/openai/', 'google-key'],
    ['mistral', 'https://api.mistral.ai/v1/', 'mistral-key'],
  ])('%s: by name and by prefix, at its own address with its own key', (provider, baseUrl, apiKey) => {
    const expected = { model: 'some-model', provider, baseUrl, apiKey };
    expect(resolve({ model: 'some-model', provider })).toEqual(expected);
    expect(resolve({ model: `${provider}/some-model` })).toEqual(expected);
  });

  it('takes a bare name for one of openai, and for one of OPENAI_BASE_URL where that is set', () => {
    expect(resolve({})).toMatchObject({ provider: 'openai', model: 'gpt-4o' });
    expect(resolve({ environment: { OPENAI_BASE_URL: own } })).toEqual({
      provider: 'compatible',
      model: 'gpt-4o',
      baseUrl: own,
      apiKey: 'none',
    });
    expect(resolve({ baseUrl: own, environment: { OPENAI_BASE_URL: 'http://elsewhere/v1' } }).baseUrl).toBe(own);
  });

  it('lets OPENAI_BASE_URL move no provider that was named', () => {
    const environment = { ...keys, OPENAI_BASE_URL: own };
    for (const provider of ['openai', 'anthropic', 'google', 'mistral'] as const) {
      expect(resolve({ provider, environment }).baseUrl).toBe(providers[provider].baseUrl);
      expect(resolve({ model: `${provider}/m`, environment }).baseUrl).toBe(providers[provider].baseUrl);
    }
  });

  it.each([
    ['meta-llama/Llama-3.1-8B-Instruct', undefined, 'meta-llama/Llama-3.1-8B-Instruct'],
    ['mistralai/Mistral-7B', undefined, 'mistralai/Mistral-7B'],
    ['a/b/c', undefined, 'a/b/c'],
    ['/models/llama', undefined, '/models/llama'],
    ['google/gemma-2-9b-it', 'compatible', 'google/gemma-2-9b-it'],
    ['openai/gpt-oss-20b', 'compatible', 'openai/gpt-oss-20b'],
    ['openai/openai/gpt-oss-20b', undefined, 'openai/gpt-oss-20b'],
    ['google/gemma-2-9b-it', undefined, 'gemma-2-9b-it'],
    ['compatible/openai/gpt-oss-20b', undefined, 'openai/gpt-oss-20b'],
  ])('%s with provider %s is called %s', (model, provider, expected) => {
    expect(resolve({ model, provider, baseUrl: own })).toMatchObject({ model: expected, baseUrl: own });
  });

  it('sends a provider to another address where one is given, with its key if there is one', () => {
    expect(resolve({ provider: 'mistral', baseUrl: own })).toMatchObject({ baseUrl: own, apiKey: 'mistral-key' });
    expect(resolve({ provider: 'mistral', baseUrl: own, environment: {} }).apiKey).toBe('none');
  });

  it.each([
    [{ environment: {} }, 'no key for openai: set OPENAI_API_KEY in the environment or in .env.'],
    [{ environment: { OPENAI_API_KEY: '' } }, 'no key for openai'],
    [{ model: 'anthropic/claude', environment: { OPENAI_API_KEY: 'x' } }, 'set ANTHROPIC_API_KEY'],
    [{ provider: 'google', environment: {} }, 'set GOOGLE_API_KEY'],
    [{ provider: 'mistral', environment: {} }, 'set MISTRAL_API_KEY'],
    [{ provider: 'oracle' }, `unknown model provider "oracle": expected one of ${providerNames.join(', ')}.`],
    [{ provider: 'toString' }, 'unknown model provider'],
    [{ provider: 'compatible' }, 'give --base-url or set OPENAI_BASE_URL'],
    [{ baseUrl: 'localhost:8000/v1' }, 'should begin with http:// or https://'],
    [{ baseUrl: 'not an address' }, 'should begin with http:// or https://'],
    [{ baseUrl: 'file:///etc' }, 'should begin with http:// or https://'],
  ])('%j: one sentence', (options, sentence) => {
    expect(() => resolve(options)).toThrow(sentence);
  });

  it.each(['http://me:hunter22@localhost/v1', 'https://hunter22@localhost/v1', 'http://localhost/v1?key=hunter22'])(
    'takes no address with a secret in it, and does not repeat it',
    (baseUrl) => {
      let text = '';
      try {
        resolve({ baseUrl });
      } catch (error) {
        text = String(error);
      }
      expect(text).toContain('should hold no name, password, query or fragment');
      expect(text).not.toContain('hunter22');
    },
  );
});
