import { readRunHeader } from '../records/formats/index.ts';
import { analyzeFile, type FilePart, type Purse } from './analyze-file.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import type { AnalyzeResult, FileSummary } from './analyze-result.ts';
import type { RunOrigin } from './choose-target.ts';
import { findingsPathFor } from './findings-path.ts';
import { openFindingsStore } from './findings-store.ts';
import { guessFileDomain, type InferredDomain } from './infer-domain.ts';
import { readTrialBook } from './trials/trial-book.ts';

/**
 * Reads every file, judges the chosen runs and appends a finding for each as soon as it is made. Findings that are there
 * already are used again. A file that cannot be read is named and the others go on; a judge that can answer nobody ends the
 * call with its error, after what was done is safe.
 */
export async function analyze(options: AnalyzeOptions): Promise<AnalyzeResult> {
  const files: FileSummary[] = [];
  const refused: { file: string; reason: string }[] = [];
  const parts: FilePart[] = [];
  const taken = new Set<string>();
  const purse: Purse = { spent: 0, unpaid: 0 };
  let left = options.limit;
  const trials = await readTrialBook({ files: options.files, format: options.format, signal: options.signal }).catch(
    ignoreInterruption(options),
  );
  for (const file of options.files) {
    if (left <= 0 || options.signal?.aborted) {
      break;
    }
    try {
      const origin = { file, header: await readRunHeader(file) };
      const domain = await fileDomain(origin, options);
      const findingsPath = await findingsPathFor({ input: file, output: options.output, taken });
      taken.add(findingsPath);
      options.onEvent({ kind: 'file', file, domain, findings: findingsPath });
      const store = await openFindingsStore({ path: findingsPath, lock: options.lock, signal: options.signal });
      const result = await analyzeFile({ origin, domain, store, limit: left, trials, purse, options });
      left -= result.summary.chosen;
      files.push(result.summary);
      parts.push(result);
    } catch (error) {
      if (options.signal?.aborted) {
        break;
      }
      if (!isUnreadable(error)) {
        throw error;
      }
      refused.push({ file, reason: error.message });
      options.onEvent({ kind: 'refused', file, reason: error.message });
    }
  }
  const sum = (key: 'count' | 'errors') => parts.reduce((total, part) => total + part[key], 0);
  return {
    files,
    refused,
    count: sum('count'),
    errors: sum('errors'),
    interrupted: options.signal?.aborted ?? false,
    unpaid: purse.unpaid,
    findings: async function* () {
      for (const { store, keys } of parts) {
        yield* store.read(keys);
      }
    },
  };
}

/** An interrupted look ahead is no failure: the call ends with what there is. */
function ignoreInterruption({ signal }: AnalyzeOptions): (error: unknown) => null {
  return (error) => {
    if (signal?.aborted) {
      return null;
    }
    throw error;
  };
}

async function fileDomain(
  { file, header }: RunOrigin,
  { domain, format, signal, domains }: AnalyzeOptions,
): Promise<InferredDomain> {
  if (domain !== null) {
    return { domain, reason: 'as --env says' };
  }
  if (header?.domain) {
    return { domain: header.domain, reason: 'its header says so' };
  }
  return await guessFileDomain({ file, format, signal, domains });
}

/** Errors of the input carry this name; all else is a defect or a full disk and goes up. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && error.name === 'UnreadableInputError';
}
