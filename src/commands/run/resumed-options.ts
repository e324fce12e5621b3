import { existsSync } from 'node:fs';
import { hideTexts, plainUrl, urlRecord } from '../../models/plain-url.ts';
import { listOf, readRunHead } from '../../run/files/run-head.ts';
import { runPaths } from '../../run/files/run-paths.ts';
import { redact } from '../../text/redact.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { GivenOptions } from '../options/command-definition.ts';
import type { GivenValue } from '../options/option.ts';

const ofThisCall: readonly string[] = ['resume', 'retryErrors', 'dryRun', 'output', 'config', 'logDir', 'debug'];

/** The options that a later `--resume PATH` need not repeat. What may hold a secret is not among them. */
export function optionsToKeep(given: GivenOptions): GivenOptions {
  const kept = Object.entries(given).filter(([name, value]) => !ofThisCall.includes(name) && !maySecret(name, value));
  return Object.fromEntries(kept);
}

function maySecret(name: string, value: GivenValue): boolean {
  if (typeof value !== 'string') {
    return false;
  }
  if (name === 'extraBody') {
    const body = parseJson(value);
    return JSON.stringify(hideTexts(body)) !== JSON.stringify(body);
  }
  return redact(value) !== value || (/^\w+:\/\//.test(value) && urlRecord(value) !== plainUrl(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What was given, with the options of the run that `--resume PATH` names, where they were not given anew. */
export async function withResumedOptions(given: GivenOptions, at: (path: string) => string): Promise<GivenOptions> {
  const { resume } = given;
  if (typeof resume !== 'string') {
    return given;
  }
  const list = listOf(at(resume));
  const paths = runPaths(list);
  if (!existsSync(paths.list) && !existsSync(paths.journal)) {
    throw new UsageError(`--resume: there is neither ${list} nor its journal.`);
  }
  const head = await readRunHead(paths);
  if (head === null) {
    throw new UsageError(`${list} is no run that can be resumed: it has neither journal nor header.`);
  }
  const kept = Object.entries(head.options).filter(([name, value]) => !ofThisCall.includes(name) && isGiven(value));
  return { ...(Object.fromEntries(kept) as GivenOptions), ...given };
}

function isGiven(value: unknown): value is GivenValue {
  const single = typeof value === 'string' || typeof value === 'boolean';
  return single || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
}
