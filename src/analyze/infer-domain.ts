import type { Domain } from '../domains/engine/domain.ts';
import { fileNameOf } from '../domains/engine/domains-called.ts';
import { domains as builtInDomains, type Domains } from '../domains/index.ts';
import { readTrajectories } from '../records/formats/index.ts';
import type { Trajectory } from '../records/trajectory.ts';

/** A domain with the reason for believing it; `domain` is null where nothing speaks for one. */
export interface InferredDomain {
  readonly domain: string | null;
  readonly reason: string;
}

/** Domain of a file by its first records, for those of its runs (crashed, empty) that say nothing themselves. */
export async function guessFileDomain({
  file,
  format,
  signal,
  domains = builtInDomains,
}: {
  readonly file: string;
  readonly format: string | null;
  readonly signal?: AbortSignal | undefined;
  /** The domains that are known; the built-in ones where not given. */
  readonly domains?: Domains | undefined;
}): Promise<InferredDomain> {
  let looked = 0;
  for await (const { trajectory } of readTrajectories({ path: file, format: format ?? undefined, signal })) {
    const inferred = trajectory ? inferDomain(trajectory, domains) : null;
    if (inferred?.domain) {
      return inferred;
    }
    looked += 1;
    if (looked >= recordsToLookAt) {
      break;
    }
  }
  return {
    domain: null,
    reason: `no known tool, policy or id in the first ${looked === 1 ? 'record' : `${looked} records`}`,
  };
}

const recordsToLookAt = 50;

/** Domain of a run by what the file says, the tools that were called or expected, the ids, and the policy's first words. */
export function inferDomain(trajectory: Trajectory, domains: Domains = builtInDomains): InferredDomain {
  if (trajectory.domain) {
    return { domain: trajectory.domain, reason: 'the file names it' };
  }
  const names = [
    ...trajectory.messages.flatMap((message) => message.tool_calls.map((call) => call.name)),
    ...(trajectory.task?.actions ?? []).map((action) => action.name),
  ];
  const tools = tellingTools(domains);
  const byTool = best(domains, (domain) => names.filter((tool) => tools.get(tool) === fileNameOf(domain)).length);
  if (byTool) {
    return { domain: byTool, reason: `tools such as ${names.find((tool) => tools.get(tool) === byTool)}` };
  }
  const policy = (
    trajectory.policy ??
    trajectory.messages.find((message) => message.role === 'system')?.content ??
    ''
  ).slice(0, 400);
  const byPolicy = best(domains, (domain) => (policyWords(domain).test(policy) ? 1 : 0));
  if (byPolicy) {
    return { domain: byPolicy, reason: 'the first words of the policy' };
  }
  const text = trajectory.task?.instruction ?? '';
  const byId = best(domains, ({ signs }) => (signs?.ids?.test(text) ? 1 : 0));
  if (byId) {
    return { domain: byId, reason: 'ids in the instruction' };
  }
  return { domain: null, reason: 'no known tool, policy or id in the record' };
}

/** What files call the domain that a tool's name tells; a tool that several domains have tells none, but for versions of one world. */
function tellingTools(domains: Domains): ReadonlyMap<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const domain of Object.values(domains)) {
    const { tools, userTools = [], signs } = domain;
    const name = fileNameOf(domain);
    const own = [...[...tools, ...userTools].map((tool) => tool.name), ...(signs?.otherTools ?? [])];
    for (const tool of own) {
      owners.set(tool, (owners.get(tool) ?? name) === name && owners.get(tool) !== null ? name : null);
    }
  }
  return owners;
}

function policyWords(domain: Domain): RegExp {
  return domain.signs?.words ?? new RegExp(`\\b${fileNameOf(domain).replace(/[^\w-]/g, '.')}\\b`, 'i');
}

function best(domains: Domains, score: (domain: Domain) => number): string | null {
  let winner: string | null = null;
  let most = 0;
  for (const domain of Object.values(domains)) {
    const points = score(domain);
    if (points > most) {
      most = points;
      winner = fileNameOf(domain);
    }
  }
  return winner;
}
