import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { domains } from '../src/domains/index.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Who may import whom, as docs/architecture.md has it. `text`, `python` and `chance` may be imported by any part; a part may import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  chance: [],
  python: [],
  records: [],
  models: ['records'],
  domains: ['records'],
  metrics: ['records'],
  sweep: ['records'],
  datasets: ['records', 'domains'],
  generate: ['records', 'domains', 'datasets'],
  run: ['records', 'models', 'domains', 'datasets'],
  analyze: ['records', 'models', 'domains', 'datasets', 'metrics'],
  synthesize: ['records', 'models', 'domains', 'datasets', 'metrics', 'generate'],
  calibrate: ['records', 'domains', 'datasets', 'metrics'],
  intervene: ['records', 'domains', 'datasets', 'metrics'],
  report: ['records', 'metrics'],
  browse: ['records', 'metrics', 'report'],
  serve: ['records', 'metrics', 'report'],
};

const everything = [...Object.keys(allowed), 'commands'];
const rules: Readonly<Record<string, readonly string[]>> = {
  ...allowed,
  commands: everything,
  'main.ts': ['commands'],
  'cli.ts': ['main.ts'],
  'index.ts': everything.filter((part) => !['commands', 'sweep', 'browse', 'serve'].includes(part)),
};

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly dynamic: boolean;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"](\.[^'"]+)['"]|^import\s+['"](\.[^'"]+)['"]/gm,
  )) {
    found.push({
      from: file,
      to: target(file, match[2] ?? match[3] ?? ''),
      dynamic: false,
      typeOnly: match[1] !== undefined,
    });
  }
  for (const match of text.matchAll(/import\(\s*['"](\.[^'"]+)['"]/g)) {
    found.push({ from: file, to: target(file, match[1] ?? ''), dynamic: true, typeOnly: false });
  }
  return found;
}

function target(file: string, specifier: string): string {
  return relative(source, resolve(source, dirname(file), specifier)).replaceAll('\\', '/');
}

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(source, file), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
}

const partOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file);
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has only known parts', () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in rules))).toEqual([]);
  });

  it('finds imports to check', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('imports only files that exist, written with their ending', () => {
    expect(imports.filter(({ to }) => !existsSync(join(source, to))).map(({ from, to }) => `${from} -> ${to}`)).toEqual(
      [],
    );
  });

  it('follows the table of who may import whom', () => {
    const broken = imports.filter(({ from, to }) => {
      const part = partOf(from);
      const other = partOf(to);
      return part !== other && !['text', 'python', 'chance'].includes(other) && !rules[part]?.includes(other);
    });
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('starts commands by dynamic import only, so that --help stays light', () => {
    const heavy = imports.filter(({ from, dynamic, typeOnly }) => from === 'main.ts' && !dynamic && !typeOnly);
    expect(heavy.map(({ to }) => to)).toEqual([]);
    expect(imports.filter(({ from }) => from === 'cli.ts').map(({ to }) => to)).toEqual(['main.ts']);
  });

  it('loads nothing but commands for the options of a command', () => {
    const definitions = files.filter((file) => /^commands\/.*command\.ts$/.test(file));
    expect(definitions.length).toBeGreaterThan(10);
    const loaded = new Set(definitions);
    for (const file of loaded) {
      for (const { from, to, dynamic, typeOnly } of imports) {
        if (from === file && !dynamic && !typeOnly) {
          loaded.add(to);
        }
      }
    }
    expect([...loaded].filter((file) => partOf(file) !== 'commands')).toEqual([]);
  });

  it('has no circles, types and what is loaded later included', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports) {
      edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) {
        return void circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      }
      if (done.has(file)) {
        return;
      }
      for (const next of edges.get(file) ?? []) {
        visit(next, [...path, file]);
      }
      done.add(file);
    };
    for (const file of files) {
      visit(file, []);
    }
    expect(circles).toEqual([]);
  });

  it('takes console, environment, clock and chance from cli.ts', () => {
    const uses =
      /\bconsole\.|(?<![-\w])process\.(?!pid\b|kill\b)\w|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\./;
    const outside = files.filter((file) => file !== 'cli.ts' && uses.test(codeOf(file)));
    expect(outside).toEqual([]);
  });

  it('has .tsx in browse only, and no file past 300 lines', () => {
    expect(files.filter((file) => file.endsWith('.tsx') && partOf(file) !== 'browse')).toEqual([]);
    const long = files.filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});

/** Where a domain may be spoken of: its own folders, and the rows that name it. */
const domainNames = Object.keys(domains);
const homes = new RegExp(`^(domains|generate)/(${domainNames.join('|')})/|^(domains|generate)/index\\.ts$`);
const nouns = [
  'reservation',
  'flight',
  'passenger',
  'baggage',
  'airport',
  'order #',
  'shopper',
  'patient',
  'prescription',
  'appointment',
  'clinic',
  'medication',
  'refill',
];

describe('a domain', () => {
  const wordOf = (word: string) =>
    new RegExp(`(?<![A-Za-z])${word}|${word.charAt(0).toUpperCase()}${word.slice(1)}`, 'm');
  const lines = files
    .filter((file) => !homes.test(file))
    .flatMap((file) =>
      readFileSync(join(source, file), 'utf8')
        .split('\n')
        .map((line) => ({ file, line: line.replace(/\bin flight\b/g, '') })),
    );
  const naming = (words: readonly string[], isAllowed: (place: (typeof lines)[number]) => boolean) =>
    lines
      .filter(({ line }) => words.some((word) => wordOf(word).test(line)))
      .filter((place) => !isAllowed(place))
      .map(({ file, line }) => `${file}: ${line.trim()}`);

  it('has its things in its own folders only', () => {
    expect(naming(nouns, () => false)).toEqual([]);
  });

  it('is named in its own folders, in the tables of domains, and in examples of how a command is called', () => {
    const isExample = ({ file, line }: (typeof lines)[number]) =>
      /^(commands\/|cli\.ts$|main\.ts$)/.test(file) && /tau-triage |\benv\b/.test(line);
    expect(naming(domainNames, isExample)).toEqual([]);
  });

  it('has a home for every row of the table', () => {
    for (const name of domainNames) {
      expect(existsSync(join(source, 'domains', name, 'index.ts'))).toBe(true);
    }
  });
});

describe('the format of a trajectory', () => {
  it('is looked at behind the door by nobody', () => {
    const looks = files
      .filter((file) => !file.startsWith('records/formats/'))
      .filter((file) =>
        /\bformat\s*(===|!==)\s*['"`](tau|mt|openai|act)|\.format\.(startsWith|includes|endsWith|match)|(trajectory|run|record)\.format\s*(===|!==)|case '(tau-bench|tau2|mt-bench)/.test(
          readFileSync(join(source, file), 'utf8'),
        ),
      );
    expect(looks).toEqual([]);
  });
});
