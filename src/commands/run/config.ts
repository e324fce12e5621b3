import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { domains } from '../../domains/index.ts';
import { explainReason } from '../errors/explain-error.ts';
import type { RunFlags } from './command.ts';
import { runFlagNames } from './flag-names.ts';
import { UsageError } from '../errors/usage-error.ts';

/** The flags of one run, and the names of those that were given on the line or in a file. */
export interface RunRequest {
  readonly flags: RunFlags;
  readonly given: readonly string[];
}

/**
 * The flags over what the file of `--config` says; a name that is no option of `run` is refused. MT-Benchmark's input may name
 * several subsets: each is a run.
 */
export function applyConfig({ flags, given }: RunRequest): RunRequest[] {
  if (flags.config === undefined) return [withFolder({ flags, given })];
  const { config } = flags;
  const runs = readConfig(config).map((values) => {
    const named = Object.entries(values)
      // A name without a value means the default.
      .filter(([, value]) => value !== null)
      .map(([key, value]): [string, unknown] => [camelCase(key), value]);
    const unknown = named.map(([name]) => name).filter((name) => !runFlagNames.includes(name));
    if (unknown.length > 0) {
      throw new UsageError(
        `${config}: ${unknown.join(', ')} is no option of run; \`tau-triage run --help\` lists them.`,
      );
    }
    const texts = named
      .filter(([name]) => !given.includes(name))
      .map(([name, value]) => [name, asFlag(name, value, config)]);
    return withFolder({
      flags: { ...flags, ...Object.fromEntries(texts) },
      given: [...given, ...named.map(([name]) => name)],
    });
  });
  if (
    runs.length > 1 &&
    runs.some(({ flags: { output, resume } }) => output !== undefined || typeof resume === 'string')
  ) {
    throw new UsageError(`${config} names ${runs.length} subsets: --output and --resume PATH are for one run only.`);
  }
  return runs;
}

/** MT-Benchmark keeps its files under data/. */
function withFolder({ flags, given }: RunRequest): RunRequest {
  const elsewhere = flags.outputFormat !== 'mt-bench' || given.includes('logDir');
  return { flags: elsewhere ? flags : { ...flags, logDir: 'data' }, given };
}

function readConfig(path: string): Record<string, unknown>[] {
  let value: unknown;
  const text = readText(path);
  try {
    value = parse(text);
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read as YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path} should hold options by name, such as \`env: retail\`.`);
  }
  return fromMtBench(value as Record<string, unknown>, path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--config: ${path} cannot be read: ${explainReason(error)}.`);
  }
}

/**
 * MT-Benchmark's input names data set, model and subsets. Where the data set is a domain, a subset is a split of its tasks; otherwise a
 * subset is a domain, or `domain/split`.
 */
function fromMtBench(value: Record<string, unknown>, path: string): Record<string, unknown>[] {
  const { dataset_name, model_name, subsets, ...rest } = value;
  const model = model_name === undefined ? {} : { model: model_name };
  if (dataset_name === undefined) {
    if (subsets !== undefined) throw new UsageError(`${path}: subsets needs dataset_name beside it.`);
    return [{ ...model, ...rest }];
  }
  const common = { ...model, dataset_name, output_format: 'mt-bench', ...rest };
  const known = Object.hasOwn(domains, String(dataset_name));
  const named = (Array.isArray(subsets) ? subsets : [subsets])
    .filter((one) => one !== undefined && one !== null)
    .map(String);
  if (named.length === 0) {
    if (known) return [{ ...common, env: dataset_name }];
    throw new UsageError(`${path}: dataset_name ${dataset_name} is no domain (${names}), so subsets should name some.`);
  }
  return named.map((subset) => {
    if (known) return { ...common, env: dataset_name, task_split: subset };
    const [env = '', split] = subset.split('/');
    if (Object.hasOwn(domains, env)) return { ...common, env, ...(split !== undefined && { task_split: split }) };
    throw new UsageError(`${path}: subset ${subset} should be a domain (${names}), or domain/split.`);
  });
}

const names = Object.keys(domains).join(', ');

const lists = ['taskIds', 'collectActivations'];
const switches = ['retryErrors', 'preflight', 'dryRun'];
const switchesWithValue = ['shuffle', 'resume'];

/** A value of the file as commander would have handed it over. */
function asFlag(name: string, value: unknown, path: string): unknown {
  if (lists.includes(name)) {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (parts.some((part) => typeof part === 'object')) {
      throw new UsageError(`${path}: ${name} should be a list of single values.`);
    }
    return parts.map(String);
  }
  if (switches.includes(name)) {
    if (typeof value === 'boolean') return value;
    throw new UsageError(`${path}: ${name} should be true or false, not ${JSON.stringify(value)}.`);
  }
  if (switchesWithValue.includes(name) && typeof value === 'boolean') return value;
  if (name === 'extraBody' && typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'object') throw new UsageError(`${path}: ${name} should be one value.`);
  return String(value);
}

function camelCase(name: string): string {
  return name.replace(/[-_]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
