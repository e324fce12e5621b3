import { describe, expect, it } from 'vitest';
import { errorFinding, sampleFinding } from './sample.ts';
import { browseModel } from './screen-of.ts';

const authors = ['agent', 'user', 'environment', 'undetermined'] as const;
const findings = Array.from({ length: 40 }, (_, index) =>
  sampleFinding({ index, author: authors[index % 4]!, confidence: (index % 10) / 10 }),
);

describe('list of findings', () => {
  it('shows every author as glyph and word, and an error as an error', () => {
    const size = { columns: 120, rows: 30 };
    const browser = browseModel({ findings: [...findings.slice(0, 4), errorFinding(4)], size });
    const screen = browser.screen();
    for (const mark of ['x agent', '! user', '~ environment', '? undetermined', 'E error']) {
      expect(screen).toContain(mark);
    }
    expect(screen).toContain('not judged: the model gave no answer');
    expect(screen).not.toContain('no fault');
    expect(browser.status()).toBe('garden.findings.jsonl · 5 failed · 1 not judged · 1/5 · ?=help');
  });

  it('moves with one key, half a page, a page and to the ends', () => {
    const browser = browseModel({ findings });
    const cursor = () => browser.state().list.cursor;
    browser.press('jj', 'Down', 'k');
    expect(cursor()).toBe(2);
    browser.press('Ctrl-d');
    expect(cursor()).toBe(15);
    browser.press('PgDn');
    expect(cursor()).toBe(39);
    browser.press('g', 'Space');
    expect(cursor()).toBe(26);
    browser.press('G', 'j');
    expect(cursor()).toBe(39);
    expect(browser.screen()).toContain('40/40');
    browser.press('Ctrl-u', 'Home', 'k');
    expect(cursor()).toBe(0);
  });

  it('filters rows by words while they are typed, negates with !, and keeps the row under the cursor', () => {
    const browser = browseModel({ findings });
    browser.press('jjjjj', '/', 'user');
    expect(browser.status()).toContain('filter rows: user█  10 rows');
    browser.press('Enter');
    expect(browser.status()).toBe('garden.findings.jsonl · 40 failed · filter: user · 2/10 · ?=help');
    browser.press('/', 'Ctrl-u', '!user', 'Enter');
    expect(browser.status()).toContain('filter: !user · 1/30');
    browser.press('Esc');
    expect(browser.status()).toContain('1/40');
  });

  it('takes several words, with commas or without', () => {
    const browser = browseModel({ findings });
    browser.press('/', 'agent, task:8', 'Enter');
    expect(browser.status()).toContain('filter: agent, task:8 · 1/1');
  });

  it('brings the former filter back on Esc', () => {
    const browser = browseModel({ findings });
    browser.press('/', 'agent', 'Enter', '/', ' xyz');
    expect(browser.screen()).toContain('The filter "agent xyz" matches none of the 40 findings');
    browser.press('Esc');
    expect(browser.status()).toContain('filter: agent · 1/10');
  });

  it('deletes with the backspace key', () => {
    const browser = browseModel({ findings });
    browser.press('/', 'userx', 'Backspace');
    expect(browser.status()).toContain('filter rows: user█');
  });

  it('says three different things where there is nothing to show', () => {
    const filtered = browseModel({ findings });
    filtered.press('/', 'zzz', 'Enter');
    expect(filtered.screen()).toContain('matches none');
    const empty = browseModel({ files: [{ file: 'a.jsonl', findings: [], problems: [] }] });
    expect(empty.screen()).toContain('a.jsonl holds no data');
    const broken = browseModel({ files: [{ file: 'a.jsonl', findings: [], problems: ['a.jsonl, line 1: torn.'] }] });
    expect(broken.screen()).toContain('a.jsonl could not be read: a.jsonl, line 1: torn.');
    for (const browser of [empty, broken]) {
      browser.press('j', 'Enter', 's', 'y', 'G', 'Ctrl-d');
    }
  });

  it('goes through the orders with s and names the one it is in', () => {
    const browser = browseModel({ findings });
    browser.press('s');
    expect(browser.status()).toContain('sort: author');
    browser.press('sssss', 'g');
    expect(browser.status()).toContain('sort: confidence');
    expect(browser.screen().split('\n')[1]).toContain(' 0.90 ');
    browser.press('sss');
    expect(browser.status()).not.toContain('sort:');
  });

  it('copies the id and asks for editor and pager', () => {
    const browser = browseModel({ findings });
    browser.press('j', 'y', 'e', 'p');
    expect(browser.effects.map(({ kind }) => kind)).toEqual(['copy', 'show', 'show']);
    expect(browser.effects[0]).toMatchObject({ text: findings[1]!.trajectory });
  });

  it.each([
    [120, 40],
    [80, 24],
    [60, 20],
    [20, 6],
    [1, 1],
  ])('keeps to the screen at %i columns and %i rows', (columns, rows) => {
    const browser = browseModel({ findings, size: { columns: Math.max(4, columns), rows: Math.max(3, rows) } });
    for (const keys of ['', 'G', '?', 'x', ':', 'q', '/']) {
      browser.press(keys);
      browser.screen();
    }
  });
});

describe('list of files', () => {
  const files = [
    { file: 'results/one.findings.jsonl', findings, problems: ['x'] },
    { file: 'results/two.findings.jsonl', findings: [errorFinding(0)], problems: [] },
    { file: 'results/three.findings.jsonl', findings: [], problems: [] },
  ];

  it('comes first where there are several, with counts by author', () => {
    const browser = browseModel({ files, size: { columns: 120, rows: 30 } });
    const [, one, two, three] = browser.screen().split('\n');
    expect(one).toContain('x 10 agent  ! 10 user  ~ 10 environment  ? 10 undetermined  1 line not read');
    expect(two).toContain('E 1 not judged');
    expect(three).toContain('no data');
    browser.press('j', 'Enter');
    expect(browser.status()).toContain('two.findings.jsonl');
    browser.press('q');
    expect(browser.status()).toContain('3 findings files');
    browser.press('q');
    expect(browser.effects).toEqual([{ kind: 'quit' }]);
  });
});
