import { openDatasets } from '../datasets/open-datasets.ts';
import { checkServer } from '../models/check-server.ts';
import { plainUrl } from '../models/plain-url.ts';
import { providerNames, providers } from '../models/providers.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import type { DoctorFlags } from './doctor.ts';
import { readEnvironment } from './environment.ts';
import { builtInData } from './open-worlds.ts';
import { packageVersion } from './package-version.ts';
import { resolveSide, type Side } from './resolve-side.ts';
import { listenForInterrupt } from './terminal/interrupt-signal.ts';

interface Check {
  readonly ok: boolean | null;
  readonly text: string;
}

/** Does what `tau-triage doctor` was asked for and returns its exit code: 1 where something that was asked for is not well. */
export async function runDoctor(flags: DoctorFlags): Promise<number> {
  const environment = readEnvironment();
  const { signal } = listenForInterrupt();
  const checks: Check[] = [
    { ok: null, text: `tau-triage ${packageVersion()} on Node ${process.versions.node}` },
    ...dataChecks(flags.dataset ?? builtInData),
    ...keyChecks(environment),
    ...(flags.model === undefined ? [] : await modelChecks({ side: 'agent', flags, environment, signal })),
    ...(flags.userModel === undefined ? [] : await modelChecks({ side: 'user', flags, environment, signal })),
  ];
  for (const { ok, text } of checks) {
    process.stdout.write(`${ok === null ? '  ' : ok ? 'ok' : 'no'}  ${sanitiseLine(text)}\n`);
  }
  return checks.some(({ ok }) => ok === false) ? 1 : 0;
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
function keyChecks(environment: Readonly<Record<string, string | undefined>>): Check[] {
  const names = new Set(providerNames.map((name) => providers[name].keyVariable));
  return [...names].map((name) => ({ ok: null, text: `${name} is ${environment[name] ? 'set' : 'not set'}` }));
}

async function modelChecks({
  side,
  flags,
  environment,
  signal,
}: {
  readonly side: Side;
  readonly flags: DoctorFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}): Promise<Check[]> {
  try {
    const target = resolveSide({ side, flags: { userModel: '', ...flags }, environment });
    if (target === 'scripted') return [{ ok: true, text: `${side}: scripted needs no server` }];
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
