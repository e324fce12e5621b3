import type { CaseFile } from '../../case/case-file.ts';

const known = new WeakMap<CaseFile, readonly unknown[]>();

/** The JSON values that tool results of this run show, in order; results that are no list or object, or are damaged, show none. */
export function shownValues(file: CaseFile): readonly unknown[] {
  const cached = known.get(file);
  if (cached) {
    return cached;
  }
  const values = file.trajectory.messages.flatMap(({ observation }) =>
    observation !== null && /^\s*[[{]/.test(observation) ? [parse(observation)] : [],
  );
  known.set(file, values);
  return values;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
