import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { domains } from '../../domains/index.ts';
import { explainReason } from '../errors/explain-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { GivenOptions } from '../options/command-definition.ts';
import { type GivenValue, type Option, optionsIn } from '../options/option.ts';
import { runCommand } from './command.ts';

/**
 * What was given on the line over what the file of `--config` says; a name that is no option of `run` is refused. MT-Benchmark's
 * input may name several subsets: each is a run.
 */
export function applyConfig(given: GivenOptions, at: (path: string) => string): readonly GivenOptions[] {
  const { config } = given;
  if (typeof config !== 'string') {
    return [withFolder(given)];
  }
  const file = at(config);
  const runs = readConfig(file).map((values) => withFolder({ ...givenIn({ values, given, file }), ...given }));
  if (runs.length > 1 && runs.some(({ output, resume }) => output !== undefined || typeof resume === 'string')) {
    throw new UsageError(`${file} names ${runs.length} subsets: --output and --resume PATH are for one run only.`);
  }
  return runs;
}

/** MT-Benchmark keeps its files under data/. */
function withFolder(given: GivenOptions): GivenOptions {
  return given['outputFormat'] === 'mt-bench' ? { logDir: 'data', ...given } : given;
}

/** The options of the file that were not given on the line. */
function givenIn({
  values,
  given,
  file,
}: {
  readonly values: Readonly<Record<string, unknown>>;
  readonly given: GivenOptions;
  readonly file: string;
}): GivenOptions {
  const named = Object.entries(values)
    // A name without a value means the default.
    .filter(([, value]) => value !== null)
    .map(([key, value]): [string, unknown] => [camelCase(key), value]);
  const known = new Map(optionsIn(runCommand.options).filter(([, { only }]) => only !== 'line'));
  // `worlds` is for analyze, which may read the same file.
  const unknown = named.map(([name]) => name).filter((name) => !known.has(name) && name !== 'worlds');
  if (unknown.length > 0) {
    throw new UsageError(`${file}: ${unknown.join(', ')} is no option of run; \`tau-triage run --help\` lists them.`);
  }
  return Object.fromEntries(
    named.flatMap(([name, value]) => {
      const option = known.get(name);
      return option === undefined || name in given ? [] : [[name, asGiven({ name, option, value, file })]];
    }),
  );
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
    if (subsets !== undefined) {
      throw new UsageError(`${path}: subsets needs dataset_name beside it.`);
    }
    return [{ ...model, ...rest }];
  }
  const common = { ...model, dataset_name, output_format: 'mt-bench', ...rest };
  const known = Object.hasOwn(domains, String(dataset_name));
  const named = (Array.isArray(subsets) ? subsets : [subsets])
    .filter((one) => one !== undefined && one !== null)
    .map(String);
  if (named.length === 0) {
    if (known) {
      return [{ ...common, env: dataset_name }];
    }
    throw new UsageError(`${path}: dataset_name ${dataset_name} is no domain (${names}), so subsets should name some.`);
  }
  return named.map((subset) => {
    if (known) {
      return { ...common, env: dataset_name, task_split: subset };
    }
    const [env = '', split] = subset.split('/');
    if (Object.hasOwn(domains, env)) {
      return { ...common, env, ...(split !== undefined && { task_split: split }) };
    }
    throw new UsageError(`${path}: subset ${subset} should be a domain (${names}), or domain/split.`);
  });
}

const names = Object.keys(domains).join(', ');

/** A value of the file as the line would have given it. */
function asGiven({
  name,
  option: { kind, value: shape },
  value,
  file,
}: {
  readonly name: string;
  readonly option: Option<unknown>;
  readonly value: unknown;
  readonly file: string;
}): GivenValue {
  if (kind === 'texts' || kind === 'repeated') {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (parts.some((part) => typeof part === 'object')) {
      throw new UsageError(`${file}: ${name} should be a list of single values.`);
    }
    return parts.map(String);
  }
  if (kind === 'switch' || kind === 'off-switch') {
    if (typeof value === 'boolean') {
      return value;
    }
    throw new UsageError(`${file}: ${name} should be true or false, not ${JSON.stringify(value)}.`);
  }
  if (kind === 'switch-or-text' && typeof value === 'boolean') {
    return value;
  }
  if (shape === '<json>' && typeof value === 'object') {
    return JSON.stringify(value);
  }
  if (typeof value === 'object') {
    throw new UsageError(`${file}: ${name} should be one value.`);
  }
  return String(value);
}

function camelCase(name: string): string {
  return name.replace(/[-_]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
