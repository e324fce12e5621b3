import { describe, expect, it } from 'vitest';
import { errorFinding, hostileText, sampleFinding, sampleMessage, sampleTrajectory } from './sample.ts';
import { browseModel } from './screen-of.ts';

const findings = Array.from({ length: 5 }, (_, index) => sampleFinding({ index }));

describe('trajectory', () => {
  it('opens at the step of the fault, marked with glyph and word', () => {
    const browser = browseModel({ findings });
    browser.press('Enter');
    expect(browser.state().reader?.conversation.cursor).toBe(5);
    expect(browser.screen()).toContain('5 * agent  x agent wrong_argument');
    expect(browser.screen()).toContain('→ order_item(item: "7001", amount: 1)');
    expect(browser.status()).toBe('garden.findings.jsonl · 1/5 · step 5 of 0-8 · ?=help');
  });

  it('goes through steps and faulty steps', () => {
    const browser = browseModel({ findings });
    const step = () => browser.state().reader?.conversation.cursor;
    browser.press('Enter', 'l', 'Right');
    expect(step()).toBe(7);
    browser.press('h', 'Left', '0', 'h');
    expect(step()).toBe(0);
    browser.press('ff');
    expect(step()).toBe(7);
    browser.press('f');
    expect(browser.status()).toBe('No further faulty step this way.');
    browser.press('F');
    expect(step()).toBe(5);
    browser.press('$');
    expect(step()).toBe(8);
  });

  it('goes to the next trajectory with the tab kept', () => {
    const browser = browseModel({ findings });
    browser.press('Enter', '5', 'LL');
    expect(browser.status()).toContain('3/5');
    expect(browser.screen()).toContain('[5 Evid]');
    browser.press('LLLL');
    expect(browser.status()).toBe('No further trajectory this way.');
    browser.press('H', 'q');
    expect(browser.state().list.cursor).toBe(3);
  });

  it('shows expected and actual calls side by side, with the cursor on the first divergence', () => {
    const browser = browseModel({ findings, size: { columns: 80, rows: 24 } });
    browser.press('Enter', '3');
    const lines = browser.screen().split('\n');
    expect(lines.find((line) => line.includes('wrong argument step 5'))).toMatch(/^▌≠ wrong argument step 5/);
    expect(browser.screen()).toMatch(/≠ item: "7002"\s+│ ≠ item: "7001"/);
    expect(browser.screen()).toMatch(/send_receipt\s+│ \(not called\)/);
    browser.press('g', 'Enter');
    expect(browser.state().reader).toMatchObject({ focus: 'conversation', conversation: { cursor: 3 } });
  });

  it('says why the comparison is empty', () => {
    const browser = browseModel({ findings: [sampleFinding({ alignment: [] })] });
    browser.press('Enter', '3');
    expect(browser.screen()).toContain('There is nothing to compare');
  });

  it('has verdict, state and evidence in their tabs', () => {
    const browser = browseModel({ findings, size: { columns: 80, rows: 40 } });
    browser.press('Enter', '1');
    expect(browser.screen()).toContain('Proven by one edit. With it the run is graded 1;');
    expect(browser.screen()).toContain('= settled: every link of the chain is certain.');
    expect(browser.screen()).toContain('! user user_omitted step 7');
    browser.press(']]]');
    expect(browser.screen()).toMatch(/orders #G17[\s\S]*expected {2}"7002"[\s\S]*actual {4}"7001"/);
    browser.press('5', 'j', 'Enter');
    expect(browser.state().reader?.conversation.cursor).toBe(1);
    browser.press('v');
    expect(browser.screen()).toContain('"content": "I moved to Bremen');
    browser.press('v');
    expect(browser.screen()).toContain('[5 Evid]');
  });

  it('lists the chain of custody with the cursor where it breaks, and follows a link to its turn', () => {
    const chain = sampleFinding({
      author: 'user',
      step: 7,
      attribution: {
        status: 'contested',
        chain: [
          { link: 'instruction', step: null, quote: 'a green watering can', supports: 'expected' },
          { link: 'agent_offers', step: 2, quote: 'Shall I change the address', supports: 'unclear' },
          { link: 'user_agrees', step: 7, quote: 'Done.', supports: 'actual' },
        ],
        candidates: [
          { author: 'user', type: 'user_omitted', step: 7, quotes: [], because: 'It never said green.' },
          { author: 'agent', type: 'wrong_argument', step: 5, quotes: [], because: 'It chose blue.' },
        ],
        decides: 'Whether green was said.',
      },
    });
    const browser = browseModel({ findings: [chain], size: { columns: 80, rows: 40 } });
    browser.press('Enter', '2');
    expect(browser.screen()).toMatch(/≠ user agrees {2}step 7 {2}for the actual/);
    expect(browser.screen()).toMatch(/agent offers {2}step 2 {2}cannot be told\s+│ Shall I change the address/);
    expect(browser.screen()).toMatch(
      /! user user_omitted step 7[\s\S]*x agent wrong_argument step 5[\s\S]*Whether green was said\./,
    );
    expect(browser.state().reader?.side.cursor).toBe(2);
    browser.press('k', 'Enter');
    expect(browser.state().reader?.conversation.cursor).toBe(2);
  });

  it('tells a run that passed as one, whatever was seen in it', () => {
    const passing = { reward: 1, severity: 'minor', counterfactual: null, attribution: null } as const;
    const clean = sampleFinding({ ...passing, author: 'undetermined', type: 'undetermined', step: null, faults: [] });
    const breach = sampleFinding({ ...passing, index: 1, type: 'policy_violation' });
    const browser = browseModel({ findings: [clean, breach], size: { columns: 100, rows: 40 } });
    expect(browser.screen()).toMatch(/- no fault +passed +0|- no fault +0 +- +no fault found/);
    expect(browser.screen()).toContain('- breach');
    expect(browser.status()).toContain('2 passed');
    expect(browser.status()).not.toContain('failed');
    browser.press('Enter', '1');
    expect(browser.screen()).toContain('passed, no fault found');
    expect(browser.screen()).not.toMatch(/undetermined|no single step|reward hangs/);
    browser.press('2');
    expect(browser.screen()).toContain('This run passed, so there is no');
  });

  it('shows results in full and hides reasoning on demand', () => {
    const browser = browseModel({ findings, size: { columns: 80, rows: 60 } });
    browser.press('Enter');
    expect(browser.screen()).toContain('characters in all (t)');
    expect(browser.screen()).toContain('First the address.');
    browser.press('t', 'r');
    expect(browser.screen()).toContain('"colour": "blue"');
    expect(browser.screen()).not.toContain('First the address.');
    expect(browser.screen()).toContain('(reasoning hidden: r)');
  });

  it('searches the conversation, also in what is shown in short', () => {
    const browser = browseModel({ findings, size: { columns: 80, rows: 24 } });
    browser.press('Enter', '/', 'can');
    expect(browser.status()).toContain('search text: can█');
    browser.press('Enter');
    expect(browser.status()).toContain('search: can 3/3');
    browser.press('n');
    expect(browser.status()).toContain('search: can 1/3');
    browser.press('N');
    expect(browser.status()).toContain('search: can 3/3');
    browser.press('/', 'Ctrl-u', 'litres', 'Enter');
    expect(browser.state().reader?.conversation.cursor).toBe(6);
    expect(browser.screen()).toContain('"litres": 5');
    browser.press('/', 'Ctrl-u', 'nowhere', 'Enter');
    expect(browser.status()).toContain('"nowhere" stands nowhere');
    browser.press('Esc');
    expect(browser.state().view).toBe('trajectory');
    browser.press('Esc');
    expect(browser.state().view).toBe('list');
  });

  it('still shows the verdict where the trajectory cannot be read', () => {
    const open = () => {
      throw new Error('The results file garden.json is not there any more.');
    };
    const browser = browseModel({ findings, open, size: { columns: 120, rows: 30 } });
    browser.press('Enter');
    expect(browser.screen()).toContain('The trajectory could not be read. The results file garden.json');
    expect(browser.screen()).toContain('The agent ordered the blue watering can');
    browser.press('l', 'f', 'n', 't', 'y', 'j', 'G', '6', 'z', 'Tab', '/', 'x', 'Enter');
    browser.screen();
  });

  it('shows an error finding as an error', () => {
    const browser = browseModel({ findings: [errorFinding(0)], size: { columns: 120, rows: 30 } });
    browser.press('Enter');
    expect(browser.screen()).toContain('Reason: the model gave no answer');
    expect(browser.screen()).toContain('E error');
  });

  it('says that a run is empty', () => {
    const open = () =>
      sampleTrajectory({ messages: [], crash: { message: 'no route to host', traceback: null, infrastructure: true } });
    const browser = browseModel({ findings, open });
    browser.press('Enter', 'ljfGg$0', 't');
    expect(browser.screen()).toContain('This run holds no messages. It ended with: no route');
  });

  it('has one pane below 100 columns, two from there on, and zooms', () => {
    const browser = browseModel({ findings, size: { columns: 99, rows: 30 } });
    browser.press('Enter');
    expect(browser.screen()).not.toContain('│');
    browser.press('Tab');
    expect(browser.screen()).toContain('[1 Verdict]');
    browser.press('Shift-Tab', 'z');
    expect(browser.status()).toContain('Two panes need 100 columns');
    browser.resize({ columns: 120, rows: 30 });
    expect(browser.screen()).toContain('│');
    browser.press('z');
    expect(browser.screen()).not.toContain('│');
  });

  it('keeps the step on the screen when the size changes', () => {
    const browser = browseModel({ findings, size: { columns: 160, rows: 50 } });
    browser.press('Enter');
    for (const size of [
      { columns: 20, rows: 6 },
      { columns: 60, rows: 20 },
      { columns: 300, rows: 100 },
    ]) {
      browser.resize(size);
      expect(browser.screen()).toMatch(/\b5 \* agent/);
    }
  });

  it.each([
    [120, 40],
    [80, 24],
    [60, 20],
    [20, 6],
    [4, 3],
  ])('keeps to the screen at %i columns and %i rows in every tab', (columns, rows) => {
    const browser = browseModel({ findings, size: { columns, rows } });
    browser.press('Enter');
    for (const keys of [
      't',
      '1',
      'G',
      '2',
      '3',
      '4',
      '5',
      '6',
      'G',
      'z',
      'Tab',
      'G',
      '0',
      '?',
      'G',
      'x',
      ':',
      'Enter',
      '/',
      'a',
    ]) {
      browser.press(keys);
      browser.screen();
    }
  });

  it('draws nothing but ASCII with --ascii', () => {
    const browser = browseModel({ findings, ascii: true, size: { columns: 120, rows: 30 } });
    for (const keys of ['', 'Enter', '2', '3', '4', '5', '6', '?', 'x', ':']) {
      browser.press(keys);
      expect(browser.screen()).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });

  it('lets no control character of a file through, in any tab', () => {
    const finding = sampleFinding({
      trajectory: hostileText,
      task_id: hostileText,
      description: hostileText,
      correct_behavior: hostileText,
      evidence: [{ rule: hostileText, step: 0, call: null, quote: hostileText, text: hostileText }],
      alignment: [
        {
          expected: { name: hostileText, arguments: { [hostileText]: hostileText } },
          actual: null,
          keys: [hostileText],
          step: 0,
          status: 'missing',
        },
      ],
      state_difference: [
        { table: hostileText, key: hostileText, field: hostileText, expected: hostileText, actual: hostileText },
      ],
    });
    const call = { id: null, name: hostileText, requestor: 'assistant' } as const;
    const messages = [
      sampleMessage({ role: 'user', content: hostileText }),
      sampleMessage({
        role: 'assistant',
        tool_calls: [
          { ...call, arguments: { [hostileText]: hostileText }, arguments_text: null },
          { ...call, arguments: null, arguments_text: hostileText },
        ],
      }),
      sampleMessage({ role: 'tool', name: hostileText, content: hostileText }),
    ];
    const files = [{ file: hostileText, findings: [finding], problems: [hostileText] }];
    const browser = browseModel({
      files,
      open: () => sampleTrajectory({ messages }),
      size: { columns: 120, rows: 40 },
    });
    for (const keys of ['', 'Enter', 't', '2', '3', '4', '5', '6', 'y', 'q']) {
      browser.press(keys);
      expect(browser.screen()).toMatch(/^[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b]*$/);
    }
  });
});
