import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/commands/options/command-definition.ts';
import { runProgram } from '../../src/commands/program/run-program.ts';
import { main } from '../../src/main.ts';
import { runCli } from '../support/run-cli.ts';

const retail = fileURLToPath(new URL('../fixtures/runs/retail-tool-calling.json', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-main-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Surroundings in a folder that is not the process's own, with what was written to them. */
function surroundings({ cwd = folder, environment = {}, broken = null as string | null } = {}) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        if (broken !== null && name === 'out') {
          return done(Object.assign(new Error(broken), { code: broken }));
        }
        written[name] += chunk;
        done();
      },
    }) as unknown as NodeJS.WriteStream;
  return {
    written,
    given: {
      stdin: Readable.from([]) as unknown as NodeJS.ReadStream,
      stdout: stream('out'),
      stderr: stream('err'),
      environment,
      cwd,
      now: () => 0,
    },
  };
}

describe('main', () => {
  it('takes paths and .env from its folder, whatever the folder of the process', async () => {
    await writeFile(join(folder, 'run.json'), await readFile(retail));
    await writeFile(join(folder, '.env'), 'MISTRAL_API_KEY=x\n');
    const analysis = surroundings();
    expect(await main(['analyze', 'run.json', '--csv', 'out.csv', '-n', '2'], analysis.given)).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['.env', 'out.csv', 'results', 'run.json']);
    const check = surroundings();
    expect(await main(['doctor'], check.given)).toBe(0);
    expect(check.written.out).toContain('MISTRAL_API_KEY is set');
    const run = ['run', '--agent-strategy', 'replay', '--user-strategy', 'replay', '--task-ids', '0'];
    expect(await main([...run, '--output', 'played.json'], surroundings().given)).toBe(0);
    expect(await main(['run', '--resume', 'played.json'], surroundings().given)).toBe(0);
    expect(await readdir(folder)).toContain('played.header.json');
  });

  it('goes on several times at once, each call in its own folder and on its own streams', async () => {
    const calls = ['one', 'other'].map(async (name) => {
      const cwd = join(folder, name);
      await mkdir(cwd);
      const { given, written } = surroundings({ cwd });
      const code = await main(['analyze', retail, '--format', 'json', '-n', name === 'one' ? '2' : '3'], given);
      return { code, findings: JSON.parse(written.out).length, made: await readdir(join(cwd, 'results')) };
    });
    const made = ['retail-tool-calling.findings.jsonl'];
    expect(await Promise.all(calls)).toEqual([
      { code: 0, findings: 2, made },
      { code: 0, findings: 3, made },
    ]);
  });

  it('leaves nothing listening to the streams', async () => {
    const { given } = surroundings();
    await main(['--version'], given);
    expect(given.stdout.listenerCount('error')).toBe(0);
    expect(given.stderr.listenerCount('error')).toBe(0);
  });

  it.each([
    ['EPIPE', 0, ''],
    ['ENOSPC', 1, 'tau-triage: standard output cannot be written: the disk is full; make room'],
  ])('ends the work where stdout fails with %s', async (broken, code, told) => {
    const { given, written } = surroundings({ broken });
    expect(await main(['analyze', retail, '--format', 'csv'], given)).toBe(code);
    expect(written.err.split('\n').slice(1).join('\n')).toContain(told);
    const findings = await readFile(join(folder, 'results/retail-tool-calling.findings.jsonl'), 'utf8');
    expect(findings.trim().split('\n')).toHaveLength(11);
  });

  it('says nothing hostile of words, files and models that somebody named', async () => {
    const evil = '\u001b]52;c;aGk=\u0007\u001b[2Jred';
    const calls = [
      [evil],
      ['analyze', evil],
      ['analyze', retail, `--${evil}`],
      ['analyze', retail, '--judge', evil],
      ['analyze', retail, '--judge', 'llm', '--model', evil, '--dry-run'],
      ['run', '--model', evil, '--dry-run'],
      ['run', '--env', evil],
      ['metrics', evil],
      ['score', evil, evil],
      ['data', 'list', evil],
      ['doctor', '--model', evil, '--base-url', 'http://127.0.0.1:1/v1'],
    ];
    for (const words of calls) {
      const { stdout, stderr } = await runCli(words, { cwd: folder, env: { OPENAI_API_KEY: 'x' } });
      expect(`${stdout}${stderr}`).toContain('red');
      expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });
});

describe('a defect', () => {
  const failing = defineCommand({ name: 'fail', description: 'Fails.', arguments: {}, options: {}, examples: '' });
  const fail = async ({
    error = new TypeError('x is not a function\nand more') as unknown,
    words = [] as readonly string[],
    environment = {},
  } = {}) => {
    const { given, written } = surroundings({ environment });
    const start = async () => await Promise.reject(error);
    const table = { fail: { summary: '', load: async () => ({ definition: failing, start }) } };
    const code = await runProgram({ words: ['fail', ...words], table, surroundings: given });
    return { code, told: written.err };
  };

  it('is told as one, in a sentence that says where to report it, without a stack', async () => {
    expect(await fail()).toEqual({
      code: 1,
      told: expect.stringMatching(
        /^tau-triage: TypeError: x is not a function: this is a defect of tau-triage; please report it .* --debug\.\n$/,
      ),
    });
  });

  it.each([[{ words: ['--debug'] }], [{ environment: { TAU_TRIAGE_DEBUG: '1' } }]])(
    'shows where it arose with %j',
    async (options) => {
      const cause = new Error('the cause');
      const { told } = await fail({ ...options, error: new RangeError('too much', { cause }) });
      expect(told).toMatch(/\n {4}at .*main\.test\.ts/);
      expect(told).toContain('caused by Error: the cause');
    },
  );

  it('is no error that somebody put into words', async () => {
    expect(await fail({ error: new Error('The file is torn.') })).toEqual({
      code: 1,
      told: 'tau-triage: The file is torn.\n',
    });
    expect(await fail({ error: 'a text' })).toEqual({ code: 1, told: 'tau-triage: a text\n' });
    const system = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: 'a.json' });
    expect((await fail({ error: system })).told).toMatch(/^tau-triage: a\.json: it may not be read or written/);
  });
});
