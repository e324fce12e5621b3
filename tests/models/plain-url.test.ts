import { expect, it } from 'vitest';
import { hideTexts, plainUrl, urlRecord } from '../../src/models/plain-url.ts';

it.each([
  ['https://api.openai.com/v1/', 'https://api.openai.com/v1/'],
  ['http://localhost:8000/v1', 'http://localhost:8000/v1'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/',
    'https://generativelanguage.googleapis.com/v1beta/openai/',
  ],
  ['https://me:word@host.invalid/v1', 'https://host.invalid/v1'],
  ['https://host.invalid/hunter22/v1?key=a#b', 'https://host.invalid/[hidden]/v1'],
  ['nothing', '[an address that cannot be read]'],
])('%s is shown as %s', (address, shown) => {
  expect(plainUrl(address)).toBe(shown);
});

it('records what was left out as a hash, so that a change shows', () => {
  expect(urlRecord('http://localhost:8000/v1')).toBe('http://localhost:8000/v1');
  const [one, other] = [urlRecord('https://host.invalid/a1/v1'), urlRecord('https://host.invalid/b2/v1')];
  expect(one).toMatch(/^https:\/\/host\.invalid\/\[hidden\]\/v1 sha256:[0-9a-f]{64}$/);
  expect(other).not.toBe(one);
});

it('keeps the shape and the numbers of a body, and of its texts a hash', () => {
  const body = { top_p: 0.9, stop: ['END', null], user: { token: 'hunter22', on: true } };
  const hidden = hideTexts(body) as typeof body;
  expect(hidden).toMatchObject({ top_p: 0.9, user: { on: true } });
  expect(hidden.stop[1]).toBeNull();
  expect(hidden.user.token).toBe('sha256:20d2fe5e369db54ec7090639a9dc30ec4d608604936239d39e2de07fda09eb0b');
  expect(JSON.stringify(hidden)).not.toMatch(/hunter22|END/);
  expect(hideTexts({ token: 'hunter23' })).not.toEqual(hideTexts({ token: 'hunter22' }));
  expect(hideTexts({ token: 'hunter22' })).toEqual({ token: hidden.user.token });
});
