import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RunFlags } from './run.ts';
import { runFlagNames } from './run-flag-names.ts';
import { UsageError } from './usage-error.ts';

/** The flags over what the file of `--config` says; a name that is no option of `run` is refused. */
export async function applyConfig({
  flags,
  given,
}: {
  readonly flags: RunFlags;
  readonly given: readonly string[];
}): Promise<RunFlags> {
  if (flags.config === undefined) return flags;
  const values = Object.fromEntries(
    Object.entries(readConfig(flags.config))
      .map(([key, value]): [string, unknown] => [camelCase(key), value])
      .filter(([name]) => !given.includes(name)),
  );
  const unknown = Object.keys(values).filter((name) => !runFlagNames.includes(name) || name === 'config');
  if (unknown.length > 0) {
    throw new UsageError(
      `${flags.config}: ${unknown.join(', ')} is no option of run; \`tau-triage run --help\` lists them.`,
    );
  }
  const texts = Object.entries(values).map(([name, value]) => [name, asFlag(name, value, flags.config ?? '')]);
  return { ...flags, ...Object.fromEntries(texts) } as RunFlags;
}

function readConfig(path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read as YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path} should hold options by name, such as \`env: retail\`.`);
  }
  return fromMtBench(value as Record<string, unknown>);
}

/** MT-Benchmark's input names data set, model and subsets; a subset is a split of the tasks. */
function fromMtBench(value: Record<string, unknown>): Record<string, unknown> {
  const { dataset_name, model_name, subsets, ...rest } = value;
  const list = Array.isArray(subsets) ? subsets : subsets === undefined ? [] : [subsets];
  if (list.length > 1) {
    throw new UsageError(`subsets names ${list.join(', ')}: one run plays one of them, so call run once for each.`);
  }
  return {
    ...(dataset_name !== undefined && { env: dataset_name, output_format: 'mt-bench' }),
    ...(model_name !== undefined && { model: model_name }),
    ...(list.length === 1 && { task_split: list[0] }),
    ...rest,
  };
}

const lists = ['taskIds', 'collectActivations'];
const switches = ['shuffle', 'resume', 'retryErrors', 'preflight'];

/** A value of the file as commander would have handed it over. */
function asFlag(name: string, value: unknown, path: string): unknown {
  if (value === null) return undefined;
  if (lists.includes(name)) return (Array.isArray(value) ? value : [value]).map(String);
  if (switches.includes(name) && typeof value === 'boolean') return value;
  if (name === 'extraBody' && typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'object') throw new UsageError(`${path}: ${name} should be one value.`);
  return String(value);
}

function camelCase(name: string): string {
  return name.replace(/[-_]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
