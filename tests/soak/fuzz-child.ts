import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { seededRandom } from '../../src/chance/seeded-random.ts';
import {
  analyzeFiles,
  createSummary,
  type Finding,
  findingsCsv,
  findingsTable,
  readFindings,
  readTrajectoryAt,
} from '../../src/index.ts';
import { readLabels } from '../../src/records/labels/read-labels.ts';
import { explainText } from '../../src/report/explain-text.ts';
import { resumeJournal } from '../../src/run/files/journal.ts';
import { mutate } from './mutate.ts';

/** What a child tells its parent: that it begins a case, what is wrong with one, or that it is done. */
export type FuzzNews =
  | { readonly kind: 'case'; readonly number: number; readonly about: string }
  | { readonly kind: 'problem'; readonly about: string; readonly text: string }
  | { readonly kind: 'done'; readonly counts: Readonly<Record<string, number>> };

/** Words that only an accident of the program says. */
const accident =
  /\bundefined\b|\[object |Cannot |is not a function|is not iterable|Maximum call|Invalid array|out of memory/;

/** What may not reach a terminal. */
const unsafe = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/;

// Reads mutants of the files that its parent names, every kind with its reader, and looks at what comes out.
const [seed = '1', count = '100', ...files] = process.argv.slice(2);
const tell = (news: FuzzNews) => process.send?.(news);
const random = seededRandom(`fuzz ${seed}`);
const counts: Record<string, number> = {};
const folder = await mkdtemp(join(tmpdir(), 'tau-triage-fuzz-'));
const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const keysOfPrototypes = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length).join(' ');
const untouched = keysOfPrototypes();

for (let number = 0; number < Number(count); number++) {
  const file = files[Math.floor(random() * files.length)] ?? '';
  const { bytes, change } = mutate(await readFile(file), random);
  const path = join(folder, `${number % 20}-${basename(file)}`);
  await writeFile(path, bytes);
  const about = `seed ${seed}, case ${number}: ${basename(file)}, ${change}`;
  tell({ kind: 'case', number, about });
  const problem = (text: string) => tell({ kind: 'problem', about, text });
  try {
    await readerOf(file)(path, problem);
  } catch (error) {
    // A reader may refuse a file, in one sentence of its own; a defect is something else.
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (isDefect(error) || accident.test(text)) {
      problem(error instanceof Error ? (error.stack ?? text) : text);
    }
    counts['refused'] = (counts['refused'] ?? 0) + 1;
  }
  if (keysOfPrototypes() !== untouched || 'polluted' in {}) {
    problem('a prototype was changed');
  }
}
await rm(folder, { recursive: true, force: true });
tell({ kind: 'done', counts });
process.disconnect();

function isDefect(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}

type Reader = (path: string, problem: (text: string) => void) => Promise<void>;

function readerOf(file: string): Reader {
  if (/\.findings\.jsonl$/.test(file)) {
    return async (path) => void (await readFindings({ path }));
  }
  if (/labels\.jsonl?$|annotator.*\.csv$/.test(file)) {
    return async (path) => void (await readLabels({ path }));
  }
  if (/\.journal\.jsonl$/.test(file)) {
    return readJournal;
  }
  return readRuns;
}

async function readJournal(path: string): Promise<void> {
  const { journal } = await resumeJournal({ path, keep: () => true });
  await journal.close();
}

async function readRuns(path: string, problem: (text: string) => void): Promise<void> {
  const findings: Finding[] = [];
  const summary = createSummary();
  for await (const finding of analyzeFiles({ paths: path, includePassed: true })) {
    counts[finding.status] = (counts[finding.status] ?? 0) + 1;
    if (finding.status === 'error' && accident.test(finding.error ?? '')) {
      problem(finding.error ?? '');
    }
    findings.push(finding);
    summary.add(finding);
    if (findings.length > 4 || finding.format === null) {
      continue;
    }
    const trajectory = await readTrajectoryAt({
      source: finding.source,
      format: finding.format,
      id: finding.trajectory,
    });
    const page = explainText({ finding, trajectory, reason: null, width: 80 });
    if (unsafe.test(page)) {
      problem('the page of a finding holds control characters');
    }
  }
  for await (const piece of findingsCsv(findings)) {
    if (unsafe.test(piece.replaceAll('\r', ''))) {
      problem('unsafe CSV');
    }
  }
  if (unsafe.test(findingsTable({ findings, width: 100 }) + summary.text())) {
    problem('unsafe table');
  }
}
