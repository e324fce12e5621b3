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
}: {
  readonly file: string;
  readonly format: string | null;
  readonly signal?: AbortSignal | undefined;
}): Promise<InferredDomain> {
  let looked = 0;
  for await (const { trajectory } of readTrajectories({ path: file, format: format ?? undefined, signal })) {
    const inferred = trajectory ? inferDomain(trajectory) : null;
    if (inferred?.domain) return inferred;
    looked += 1;
    if (looked >= recordsToLookAt) break;
  }
  return {
    domain: null,
    reason: `no known tool, policy or id in the first ${looked === 1 ? 'record' : `${looked} records`}`,
  };
}

const recordsToLookAt = 50;

interface Signs {
  readonly tools: RegExp;
  readonly ids: RegExp;
  readonly words: RegExp;
}

const signs: Readonly<Record<string, Signs>> = {
  retail: {
    tools:
      /^(find_user_id_by_(email|name_zip)|get_order_details|get_product_details|list_all_product_types|cancel_pending_order|(exchange|return)_delivered_order_items|modify_(pending_order_(address|items|payment)|user_address)|get_item_details)$/,
    ids: /#W\d{7}\b/,
    words: /\bretail\b/i,
  },
  airline: {
    tools:
      /^(get_reservation_details|search_(direct|onestop)_flight|list_all_airports|book_reservation|cancel_reservation|send_certificate|update_reservation_(baggages|flights|passengers)|get_flight_status)$/,
    ids: /\b(certificate_\d{7}|HAT\d{3})\b/,
    words: /\bairline\b/i,
  },
  healthcare: {
    tools:
      /^(get_patient_info|schedule_appointment|(get|cancel|reschedule)_appointment(_details)?|get_test_results|transfer_to_medical_staff|find_(patient|free_slots)|list_providers|get_(provider_schedule|prescriptions|insurance_coverage)|request_refill|join_waitlist|update_patient_contact)$/,
    ids: /\b(APT\d{3,}|PAT\d{4}|RX\d{4})\b/,
    words: /\b(clinic|patient|healthcare)\b/i,
  },
};

/** Domain of a run by what the file says, the tools that were called or expected, the ids, and the policy's first words. */
export function inferDomain(trajectory: Trajectory): InferredDomain {
  if (trajectory.domain) return { domain: trajectory.domain, reason: 'the file names it' };
  const names = [
    ...trajectory.messages.flatMap((message) => message.tool_calls.map((call) => call.name)),
    ...(trajectory.task?.actions ?? []).map((action) => action.name),
  ];
  const byTool = best((sign) => names.filter((name) => sign.tools.test(name)).length);
  if (byTool)
    return { domain: byTool, reason: `tools such as ${names.find((name) => signs[byTool]?.tools.test(name))}` };
  const policy = (
    trajectory.policy ??
    trajectory.messages.find((message) => message.role === 'system')?.content ??
    ''
  ).slice(0, 400);
  const byPolicy = best((sign) => (sign.words.test(policy) ? 1 : 0));
  if (byPolicy) return { domain: byPolicy, reason: 'the first words of the policy' };
  const text = trajectory.task?.instruction ?? '';
  const byId = best((sign) => (sign.ids.test(text) ? 1 : 0));
  if (byId) return { domain: byId, reason: 'ids in the instruction' };
  return { domain: null, reason: 'no known tool, policy or id in the record' };
}

function best(score: (sign: Signs) => number): string | null {
  let winner: string | null = null;
  let most = 0;
  for (const [domain, sign] of Object.entries(signs)) {
    const points = score(sign);
    if (points > most) {
      most = points;
      winner = domain;
    }
  }
  return winner;
}
