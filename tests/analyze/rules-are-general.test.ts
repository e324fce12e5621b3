import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

const folders = ['analyze/evidence', 'analyze/judge', 'analyze/case', 'analyze/repair', 'analyze/trials'];
const source = fileURLToPath(new URL('../../src/', import.meta.url));
const rules = folders.flatMap((folder) =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(source, folder, file), 'utf8') })),
);

describe('rules are general', () => {
  it('names no order, item, reservation, payment method or person', () => {
    const ids =
      /#W\d{7}|\b\d{10}\b|\b(credit_card|gift_card|paypal|certificate)_\d+|\b[a-z]+_[a-z]+_\d{4}\b|\bHAT\d{3}\b/;
    expect(rules.filter(({ text }) => ids.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('compares no task id, trial or file name with a literal', () => {
    const literal = /(task_id|trial|\.file|user_id)\s*(===|!==|==)\s*['"\d]/;
    expect(rules.filter(({ text }) => literal.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it.skipIf(!hasShared)(
    `names no user or result file that was published (${hasShared ? 'present' : sharedMissing})`,
    () => {
      const users = ['retail', 'airline'].flatMap((domain) =>
        Object.keys(JSON.parse(readFileSync(shared(`datasets/tau-bench/${domain}/database/users.json`), 'utf8'))),
      );
      const files = readdirSync(shared('trajectories'), { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.json'),
      );
      const names = [...users, ...files.map((file) => file.replace(/^.*\//, '').replace('.json', ''))].filter(
        (name) => name.length > 6,
      );
      const named = rules.filter(({ text }) => names.some((name) => text.includes(name)));
      // "passed" and "failed" are words; longer names are not.
      expect(named.map(({ file }) => file)).toEqual([]);
    },
  );
});
