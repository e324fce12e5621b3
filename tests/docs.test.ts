import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultTypes } from '../src/analyze/fault-types.ts';
import { namesOf } from '../src/analyze/judge/names.ts';
import { whereFields } from '../src/analyze/where.ts';
import { faultTypeSchema } from '../src/records/fault.ts';
import { editSchema, findingSchema } from '../src/records/finding.ts';
import { formatNames } from '../src/records/formats/index.ts';
import { neutralRecordSchema } from '../src/records/formats/neutral/neutral-record.ts';
import { labelSchema } from '../src/records/label.ts';
import { runHeaderSchema } from '../src/records/run-header.ts';
import { findingsCsv } from '../src/report/findings-csv.ts';
import { findCommands, helpOf } from './support/help.ts';
import { type CliResult, runCli } from './support/run-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const decisions = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'results/README.md',
  'historical_trajectories/README.md',
  'docs/architecture.md',
  'docs/converting-traces.md',
  'docs/data-sets.md',
  'docs/differences.md',
  'docs/file-formats.md',
  'docs/running.md',
  'docs/taxonomy.md',
  'docs/world-protocol.md',
  ...decisions,
];

/** The lines of all code blocks of a page. */
function codeLines(text: string): string[] {
  return [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block]) => (block ?? '').split('\n'));
}

/** What a page writes as code, within a line. */
function inlineCode(text: string): Set<string> {
  return new Set([...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? ''));
}

/** The part of a page below a heading, up to the next one of the same or a higher level. */
function section(text: string, heading: string): string {
  const [, level = '', rest = ''] = new RegExp(`^(#+) ${heading}\\n([\\s\\S]*)`, 'm').exec(text) ?? [];
  return rest.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0] ?? '';
}

/** A command line of this program: its command and the flags that follow, quoted texts left aside. */
function callOf(line: string): { readonly command: string; readonly flags: string[] } | null {
  const words = /^(?:\$ )?(?:npx )?tau-triage (.*)$/.exec(line.trim())?.[1]?.replace(/'[^']*'|"[^"]*"/g, 'TEXT');
  if (words === undefined) {
    return null;
  }
  const [first = '', second = ''] = words.split(' ');
  const flags = words.split(/ (?:#|\||>)/)[0]?.match(/(?<= |^)--?[a-z][\w-]*/g) ?? [];
  return { command: first.startsWith('-') ? '' : first === 'data' ? `data ${second}` : first, flags };
}

describe('the commands that the pages show', () => {
  const calls = pages.flatMap((page) =>
    [...codeLines(read(page)), ...inlineCode(read(page))].flatMap((line) => {
      const call = callOf(line);
      return call ? [{ page, line: line.trim(), ...call }] : [];
    }),
  );
  const helps = new Map<string, string>();
  beforeAll(async () => {
    for (const command of await findCommands()) {
      helps.set(command, await helpOf(command));
    }
  });

  it('are commands of the program', () => {
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.filter(({ command }) => !helps.has(command))).toEqual([]);
  });

  it('have only flags that these commands have', () => {
    const wrong = calls.flatMap(({ page, line, command, flags }) =>
      flags.filter((flag) => !flagsIn(helps.get(command) ?? '').has(flag)).map((flag) => `${page}: ${flag} in ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are all told in the README', () => {
    const text = read('README.md');
    const names = [...helps.keys()].filter((name) => name !== '' && !name.includes(' '));
    expect(names.filter((name) => !text.includes(`**\`${name}\`**`))).toEqual([]);
  });

  it('and every other flag that a page names exists', () => {
    const all = new Set([...helps.values()].flatMap((help) => [...flagsIn(help)]));
    const named = pages.flatMap((page) =>
      [...inlineCode(read(page))].flatMap((code) => {
        const flag = /^--[a-z][\w-]*/.exec(code)?.[0];
        return flag === undefined || all.has(flag) ? [] : [`${page}: ${flag}`];
      }),
    );
    expect(named).toEqual([]);
  });

  it('are npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const wrong = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w-]+)/g)].flatMap(([, name = '']) =>
        name in scripts ? [] : [`${page}: ${name}`],
      ),
    );
    expect(wrong).toEqual([]);
  });
});

function flagsIn(help: string): Set<string> {
  return new Set(help.match(/(?<=^ {2}| |, )--?[a-zA-Z][\w-]*/gm) ?? []);
}

describe('the links of the pages', () => {
  it.each(pages)('%s links to files and headings that are there', (page) => {
    const wrong = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/.test(target)) {
        return [];
      }
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : relative(root, join(root, dirname(page), path));
      if (!existsSync(join(root, file))) {
        return [target];
      }
      return anchor === undefined || anchorsOf(read(file)).includes(anchor) ? [] : [target];
    });
    expect(wrong).toEqual([]);
  });

  it('reach every decision from docs/architecture.md', () => {
    const text = read('docs/architecture.md');
    expect(decisions.filter((path) => !text.includes(path.replace('docs/', '')))).toEqual([]);
  });

  it('are the only paths, and the files that pages name as code are there', () => {
    const wrong = pages.flatMap((page) =>
      [...inlineCode(read(page))]
        .filter((code) => /^(src|tests|docs|bench|scripts|historical_trajectories)\/[\w./-]+$/.test(code))
        .filter((code) => !/\/my-/.test(code) && !existsSync(join(root, code)))
        .map((code) => `${page}: ${code}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** The anchors of a page's headings, as they are commonly made of them. */
function anchorsOf(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

describe('docs/taxonomy.md', () => {
  const text = read('docs/taxonomy.md');

  it.each(faultTypeSchema.options)('has a section on %s: author, how it is known, an example', (type) => {
    const part = section(text, type);
    expect(part).toMatch(new RegExp(`^\\nAuthor: ${faultTypes[type].authors.join(' or ')}\\.`));
    expect(part).toMatch(/^(Known by|No rule finds it)/m);
    expect(part).toMatch(/^Examples?( \(invented\))?: /m);
  });

  it('has no other sections there, in the order of the schema', () => {
    const headings = [...section(text, 'Types of faults').matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(Object.keys(faultTypes));
  });

  it.each(faultTypeSchema.options)('names %s as findings do', (type) => {
    const author = faultTypes[type].authors[0] ?? 'undetermined';
    const { tau_bench, agentrx, tau2 } = namesOf({ author, type }, []);
    const cells = [`\`${type}\``, tau_bench?.fault_type ?? '-', agentrx ?? '-', tau2 ?? '-'];
    expect(section(text, 'Names in other tools')).toContain(`| ${cells.join(' | ')} |`);
  });

  it('tells every kind of edit', () => {
    const told = inlineCode(section(text, 'The counterfactual'));
    expect(editSchema.shape.kind.options.filter((kind) => !told.has(kind))).toEqual([]);
  });

  it('cites runs, steps and words that are in the recorded files', () => {
    const examples = text.match(/^Examples?: `[\s\S]*?(?=\n\n)/gm) ?? [];
    expect(examples.length).toBeGreaterThan(12);
    const wrong = examples.flatMap((example) => {
      const [, file, task, trial, step] =
        /`([\w-]+\.json)`, task (\d+),\s+trial\s+(\d+),\s+(?:no step|step\s+(\d+))/.exec(example) ?? [];
      if (file === undefined) {
        return [`not readable: ${example}`];
      }
      const runs = JSON.parse(read(`tests/fixtures/runs/${file}`)) as RecordedRun[];
      const run = runs.find((one) => String(one.task_id) === task && String(one.trial) === trial);
      if (!run || (step !== undefined && run.traj[Number(step)] === undefined)) {
        return [`no such step: ${example}`];
      }
      const words = plain(JSON.stringify(runs.filter((one) => String(one.task_id) === task)));
      const quotes = [...example.matchAll(/"([^"`]{12,})"/g)].map(([, quote = '']) =>
        plain(quote).replace(/[.;,]$/, ''),
      );
      return quotes.filter((quote) => !words.includes(quote)).map((quote) => `${file} ${task}: ${quote}`);
    });
    expect(wrong).toEqual([]);
  });
});

interface RecordedRun {
  readonly task_id: number;
  readonly trial: number;
  readonly traj: readonly unknown[];
}

/** Text without escapes and line breaks, so that a quote is found however it is wrapped. */
function plain(text: string): string {
  return text.replaceAll('\\', '').replace(/\s+/g, ' ');
}

describe('docs/file-formats.md', () => {
  const text = read('docs/file-formats.md');

  it('tells every key of a finding, those within included', () => {
    const told = inlineCode(section(text, 'Findings'));
    expect(keysOf(z.toJSONSchema(findingSchema)).filter((key) => !told.has(key))).toEqual([]);
  });

  it('tells every column of the CSV', async () => {
    const told = inlineCode(section(text, 'The CSV'));
    const header = (await findingsCsv([]).next()).value ?? '';
    const columns = String(header).trim().split(',');
    expect(columns.length).toBeGreaterThan(10);
    expect(columns.filter((column) => !told.has(column))).toEqual([]);
  });

  it('tells every field of --where', () => {
    const told = inlineCode(section(text, 'Choosing runs: `--where`'));
    expect([...Object.keys(whereFields), 'domain'].filter((field) => !told.has(field))).toEqual([]);
  });

  it('tells every format, key of a label and key of a run header', () => {
    const formats = inlineCode(section(text, 'Results files'));
    expect(formatNames.filter((name) => !formats.has(name))).toEqual([]);
    const neutral = inlineCode(section(text, 'The neutral list'));
    expect(Object.keys(neutralRecordSchema.shape).filter((key) => !neutral.has(key))).toEqual([]);
    const labels = inlineCode(section(text, 'Labels'));
    expect(Object.keys(labelSchema.shape).filter((key) => !labels.has(key))).toEqual([]);
    const header = inlineCode(section(text, 'Run header'));
    expect(Object.keys(runHeaderSchema.shape).filter((key) => !header.has(key))).toEqual([]);
  });
});

/** Names of all properties in a JSON schema, at any depth. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  if (Array.isArray(schema)) {
    return schema.flatMap(keysOf);
  }
  const { properties, ...rest } = schema as { properties?: Record<string, unknown> };
  const own =
    properties === undefined ? [] : [...Object.keys(properties), ...Object.values(properties).flatMap(keysOf)];
  return [...new Set([...own, ...Object.values(rest).flatMap(keysOf)])];
}

describe('the pictures of the README', () => {
  const [analyzed = [], explained = []] = [...read('README.md').matchAll(/^```text\n([\s\S]*?)^```/gm)].map(
    ([, block]) => (block ?? '').split('\n').filter((line) => line.trim() !== '' && line.trim() !== '...'),
  );
  let folder = '';
  let first: CliResult;
  const files = ['retail', 'airline', 'healthcare'].map((name) =>
    join(root, 'historical_trajectories', `${name}-replay.json`),
  );
  const analyze = async (...words: string[]) =>
    await runCli(['analyze', ...files, '--output', folder, ...words], { cwd: root, env: { COLUMNS: '110' } });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tau-triage-pictures-'));
    first = await analyze();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are what analyze prints', async () => {
    const table = await analyze('--format', 'table');
    const printed = new Set(`${first.stderr}\n${first.stdout}\n${table.stdout}`.split('\n'));
    expect(analyzed.length).toBeGreaterThan(15);
    expect(analyzed.filter((line) => !line.startsWith('$ ') && !printed.has(line))).toEqual([]);
  });

  it('are what explain prints', async () => {
    const findings = join(folder, 'retail-replay.findings.jsonl');
    const { stdout } = await runCli(['explain', findings, '18'], { cwd: root });
    expect(explained.length).toBeGreaterThan(12);
    expect(explained.filter((line) => !stdout.includes(line.replace(/ \.\.\.$/, '')))).toEqual([]);
  });
});
