/** How far two answers agree. */
export interface Agreement {
  /** Share of all values on either side that are the same on both. */
  readonly share: number;
  /** Dotted paths that differ; empty where the answers are no JSON. */
  readonly fields: readonly string[];
  /** Whether a value that stands on both sides differs, or only one side is JSON: more than a field added or left out. */
  readonly contradicts: boolean;
}

/** Compares two observations by value: JSON by its leaves, whatever the order of keys; other text without regard to case. */
export function agreement(recorded: string, observation: string): Agreement {
  const left = leavesOf(recorded);
  const right = leavesOf(observation);
  if (left === undefined || right === undefined) {
    const same = plain(recorded).toLowerCase() === plain(observation).toLowerCase();
    return { share: same ? 1 : 0, fields: [], contradicts: !same };
  }
  const paths = new Set([...left.keys(), ...right.keys()]);
  const fields = [...paths].filter((path) => left.get(path) !== right.get(path));
  return {
    share: paths.size === 0 ? 1 : 1 - fields.length / paths.size,
    fields,
    contradicts: fields.some((path) => left.has(path) && right.has(path)),
  };
}

/** A text in which 2.0 is 2, as files of JSON often have it. */
function plain(text: string): string {
  return text.replace(/(?<![\d.])(\d+)\.0+(?!\d|\.\d)/g, '$1');
}

function leavesOf(text: string): ReadonlyMap<string, string> | undefined {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    const leaves = new Map<string, string>();
    collect(JSON.parse(text), '', leaves);
    return leaves;
  } catch {
    return undefined;
  }
}

/** An absent field and null are one: tau2 writes out fields that tau-bench leaves away. */
function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      collect(part, path === '' ? key : `${path}.${key}`, leaves);
    }
  } else if (value !== null) {
    leaves.set(path, typeof value === 'string' ? plain(value) : JSON.stringify(value));
  }
}
