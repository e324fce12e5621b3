import { isJsonObject, type JsonObject, objectOrEmpty, textOrNull } from '../../json/json-fields.ts';
import { parseJson } from '../../json/parse-json.ts';

/** What an Inspect log says about all of its samples. */
export interface InspectLog {
  /** Its `eval`: task, models, settings; empty where nothing tells. */
  readonly spec: JsonObject;
  /** `started`, `success`, `cancelled` or `error`; null where the log does not say, as one in progress. */
  readonly status: string | null;
  /** The scorer that the log's own headline figure is of; null where it names none. */
  readonly headline: string | null;
}

/** The keys of a log that tell this. */
export const inspectLogKeys = ['eval', 'status', 'results'] as const;

/** What is known of a log from its header's members; each is the JSON of one key. */
export function readInspectLog(members: ReadonlyMap<string, unknown>): InspectLog {
  const headline = objectOrEmpty(objectOrEmpty(members.get('results'))['headline']);
  return {
    spec: objectOrEmpty(members.get('eval')),
    status: textOrNull(members.get('status')),
    headline: textOrNull(headline['score']) ?? textOrNull(headline['scorer']),
  };
}

/** The value of a member's bytes; undefined where they are no JSON. */
export function parseMember(bytes: Buffer): unknown {
  const { value, problem } = parseJson(bytes.toString('utf8'));
  return problem === null ? value : undefined;
}

/** The domain of tau2 that a task of inspect-evals plays: what stands behind `tau2_` in its name; null for other tasks. */
export function tau2DomainOf({ spec }: InspectLog): string | null {
  const names = [spec['task_registry_name'], spec['task'], spec['task_display_name']].map(textOrNull);
  const found = names
    .map((name) => /(?:^|\/)tau2_([a-z_]+)$/u.exec(name ?? '')?.[1])
    .find((name) => name !== undefined);
  return found ?? null;
}

/** Who played, as the log's models and roles of models have it. */
export function modelsOf({ spec }: InspectLog): { readonly agent: string | null; readonly user: string | null } {
  const roles = objectOrEmpty(spec['model_roles']);
  const user = roles['user'];
  return { agent: textOrNull(spec['model']), user: isJsonObject(user) ? textOrNull(user['model']) : textOrNull(user) };
}
