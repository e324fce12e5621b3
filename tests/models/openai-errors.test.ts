import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/models/model.ts';
import { asModelError, isTransient, refusedParameter, toldDelay } from '../../src/models/openai-errors.ts';

const key = 'my-own-key-0123456789';
const target = { model: 'm', provider: 'compatible' as const, baseUrl: 'http://localhost/v1', apiKey: key };

/** The client's error for an answer of a server. */
function answered(
  status: number,
  { message = 'failed', param = null, code = null, headers = {} }: AnswerParts = {},
): Error {
  return OpenAI.APIError.generate(status, { error: { message, param, code } }, undefined, new Headers(headers));
}

interface AnswerParts {
  readonly message?: string;
  readonly param?: string | null;
  readonly code?: string | null;
  readonly headers?: Record<string, string>;
}

describe('toldDelay', () => {
  const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
  it.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0.25' }, 250],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': '86400' }, 120_000],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:07 GMT', date }, 7_000],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:27:00 GMT', date }, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2015 09:28:00 GMT', date }, 120_000],
    // Without the server's own time a date says nothing.
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:07 GMT' }, 0],
    [{ 'retry-after': 'soon', date }, 0],
    [{}, 0],
  ])('%j is %d ms', (headers, expected) => {
    expect(toldDelay(answered(429, { headers }))).toBe(expected);
    expect(toldDelay(answered(503, { headers }))).toBe(expected);
  });

  it('is nothing for errors without an answer', () => {
    expect(toldDelay(new Error('no'))).toBe(0);
    expect(toldDelay(new OpenAI.APIConnectionError({ message: 'no' }))).toBe(0);
  });
});

describe('refusedParameter', () => {
  it.each([
    ["Unsupported value: 'temperature' does not support 0.0 with this model.", 'temperature', 'temperature'],
    ['Extra inputs are not permitted: seed', null, 'seed'],
    ['Unknown name "seed": Cannot find field.', null, 'seed'],
    ['temperature is deprecated for this model', null, 'temperature'],
    ["'response_format.type' must be 'text'", null, 'response_format'],
    ['json_schema is not available', null, 'response_format'],
    // A wrong value is the caller's, and a word in a text is a word in a text.
    ["Invalid 'temperature': expected a value <= 2, but got 3 instead.", 'temperature', null],
    ['maximum context length exceeded by "what is the temperature of the seed?"', null, null],
    ['unknown field "seeds"', null, null],
    ['something else is not supported', null, null],
  ])('%s', (message, param, expected) => {
    expect(refusedParameter(answered(400, { message, param }))).toBe(expected);
    expect(refusedParameter(answered(422, { message, param }))).toBe(expected);
    expect(refusedParameter(answered(500, { message, param }))).toBeNull();
  });
});

describe('isTransient', () => {
  it.each([
    [answered(429), true],
    [answered(429, { code: 'insufficient_quota' }), false],
    [answered(500), true],
    [answered(503), true],
    [answered(408), true],
    [answered(409), true],
    [answered(400), false],
    [answered(401), false],
    [answered(402), false],
    [answered(404), false],
    [answered(422), false],
    [new OpenAI.APIConnectionError({ message: 'reset' }), true],
    [new SyntaxError('half a reply'), true],
    [new ModelError('empty', { fatal: false }), true],
    [new ModelError('wrong key', { fatal: true }), false],
    [new Error('a mistake in the program'), false],
  ])('%s: %s', (error, expected) => {
    expect(isTransient(error)).toBe(expected);
  });
});

describe('asModelError', () => {
  it.each([
    [answered(401), { fatal: true, refused: false }, 'refused the key (401)'],
    [answered(403), { fatal: true, refused: false }, 'refused the key (403)'],
    [answered(404), { fatal: true, refused: false }, 'is not there (404): check --model and --base-url'],
    [answered(402), { fatal: true, refused: false }, 'has no quota left'],
    [answered(429, { code: 'insufficient_quota' }), { fatal: true, refused: false }, 'has no quota left'],
    [answered(429), { fatal: false, refused: false }, 'failed: 429'],
    [answered(500), { fatal: false, refused: false }, 'failed: 500'],
    [answered(400), { fatal: false, refused: true }, 'failed: 400'],
    [answered(413), { fatal: false, refused: true }, 'failed: 413'],
    [answered(422), { fatal: false, refused: true }, 'failed: 422'],
    [new OpenAI.APIConnectionError({ message: 'reset' }), { fatal: false, refused: false }, 'cannot be reached'],
    [new OpenAI.APIConnectionTimeoutError(), { fatal: false, refused: false }, 'did not answer in time'],
  ])('%s', (error, kind, sentence) => {
    const made = asModelError(error, target);
    expect(made).toMatchObject(kind);
    expect(made.message).toMatch(/^m at http:\/\/localhost\/v1 /);
    expect(made.message).toContain(sentence);
  });

  it.each([400, 401, 402, 404, 429, 500])('never repeats the key (%d), and is short', (status) => {
    const message = `your key ${key} and Bearer abcdefghijkl and sk-abcdefghijklmnop ${'x'.repeat(5000)}`;
    const made = asModelError(answered(status, { message }), target);
    expect(made.message).not.toMatch(/my-own-key|abcdefghijkl/);
    expect(made.message.length).toBeLessThan(500);
  });
});
