import { versions } from 'node:process';
import { builtInData } from '../../datasets/built-in-data.ts';
import { openDatasets } from '../../datasets/open-datasets.ts';
import { checkServer } from '../../models/check-server.ts';
import { plainUrl } from '../../models/plain-url.ts';
import { providerNames, providers } from '../../models/providers.ts';
import { packageVersion } from '../../records/package-version.ts';
import type { Context } from '../context/context.ts';
import type { Environment } from '../context/environment.ts';
import { readEnvironment } from '../context/read-environment.ts';
import { resolveSide, type Side } from '../models/resolve-side.ts';
import { listenForInterrupt } from '../terminal/interrupt-signal.ts';
import type { DoctorRequest } from './command.ts';

interface Check {
  readonly ok: boolean | null;
  readonly text: string;
}

/** Does what `tau-triage doctor` was asked for and returns its exit code: 1 where something that was asked for is not well. */
export async function runDoctor(request: DoctorRequest, context: Context): Promise<number> {
  const environment = readEnvironment(context);
  const { signal, release } = listenForInterrupt(context);
  try {
    const checks: readonly Check[] = [
      { ok: null, text: `tau-triage ${packageVersion()} on Node ${versions.node}` },
      ...dataChecks(request.dataset ?? builtInData),
      ...keyChecks(environment),
      ...(request.model === null ? [] : await modelChecks({ side: 'agent', request, environment, signal })),
      ...(request.userModel === null ? [] : await modelChecks({ side: 'user', request, environment, signal })),
    ];
    for (const { ok, text } of checks) {
      context.out.line(`${ok === null ? '  ' : ok ? 'ok' : 'no'}  ${text}`);
    }
    return checks.some(({ ok }) => ok === false) ? 1 : 0;
  } catch (error) {
    if (signal.aborted && error === signal.reason) {
      return 130;
    }
    throw error;
  } finally {
    release();
  }
}

function dataChecks(path: string): Check[] {
  try {
    const datasets = openDatasets({ path });
    return datasets.domains.map((domain) => {
      const dataset = datasets.get(domain);
      const splits = (dataset?.splits ?? []).map((split) => `${split} ${dataset?.tasks(split).length ?? 0}`);
      return { ok: true, text: `data set ${domain}: tasks by split ${splits.join(', ')}` };
    });
  } catch (error) {
    return [{ ok: false, text: error instanceof Error ? error.message : String(error) }];
  }
}

/** That a key is set, never the key. */
function keyChecks(environment: Environment): Check[] {
  const names = new Set(providerNames.map((name) => providers[name].keyVariable));
  return [...names].map((name) => ({ ok: null, text: `${name} is ${environment[name] ? 'set' : 'not set'}` }));
}

async function modelChecks({
  side,
  request,
  environment,
  signal,
}: {
  readonly side: Side;
  readonly request: DoctorRequest;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}): Promise<Check[]> {
  try {
    const target = resolveSide({ side, request, environment });
    if (target === 'scripted') {
      return [{ ok: true, text: `${side}: scripted needs no server` }];
    }
    const { problem, models, capabilities } = await checkServer({ target, signal });
    const listed = models === null ? 'does not list its models' : `lists ${models.length} models`;
    const extras =
      capabilities === null
        ? 'announces no capabilities'
        : `announces ${Object.keys(capabilities).join(', ') || 'nothing'}`;
    return [
      { ok: problem === null, text: `${side}: ${problem ?? `${target.model} answers at ${plainUrl(target.baseUrl)}`}` },
      ...(problem === null ? [{ ok: null, text: `the server ${listed} and ${extras}` }] : []),
    ];
  } catch (error) {
    signal.throwIfAborted();
    return [{ ok: false, text: `${side}: ${error instanceof Error ? error.message : String(error)}` }];
  }
}
