import type { CaseFile } from '../../case/case-file.ts';

/** Where a value was first seen before a step, and whether the user's instruction holds it. */
export interface ValueSource {
  readonly value: string;
  readonly inInstruction: boolean;
  /** First to bring it up: the user, the agent, a tool's result, the policy, or nobody. */
  readonly first: 'user' | 'agent' | 'tool' | 'policy' | null;
  readonly step: number | null;
  /** Step of the first user turn that says it; null where no user turn does. */
  readonly userStep: number | null;
}

/** Traces a value through the conversation up to (not including) a step. Comparison ignores case and thousands separators. */
export function sourceOf(file: CaseFile, value: string, before: number): ValueSource {
  const { trajectory } = file;
  const wanted = normalise(value);
  let first: ValueSource['first'] = null;
  let step: number | null = null;
  let userStep: number | null = null;
  for (let index = 0; index < Math.min(before, trajectory.messages.length); index += 1) {
    const message = trajectory.messages[index];
    if (!message || !contains(message.said ?? message.content ?? '', wanted)) {
      continue;
    }
    if (message.role === 'user' && userStep === null) {
      userStep = index;
    }
    // One word of the policy is a coincidence; a phrase is an option that it offers.
    if (message.role === 'system' && !wanted.includes(' ')) {
      continue;
    }
    if (first === null && (message.role !== 'assistant' || message.said !== null)) {
      first = message.role === 'assistant' ? 'agent' : message.role === 'system' ? 'policy' : message.role;
      step = index;
    }
  }
  return { value, inInstruction: contains(file.task?.instruction ?? '', wanted), first, step, userStep };
}

/** Whether a text says a value, as a word of its own; case and thousands separators aside. */
export function mentions(text: string, value: string): boolean {
  return contains(text, normalise(value));
}

/**
 * The scalar values by which two arguments differ: what the actual one has and the expected one lacks, and the other way
 * round. Values too short to be told apart in a text (yes, no, one-digit numbers) are left out.
 */
export function differingValues(
  expected: unknown,
  actual: unknown,
): { readonly actual: string[]; readonly expected: string[] } {
  const want = scalarsOf(expected);
  const got = scalarsOf(actual);
  return {
    actual: [...new Set(got.filter((value) => !want.includes(value)).filter(traceable))],
    expected: [...new Set(want.filter((value) => !got.includes(value)).filter(traceable))],
  };
}

function scalarsOf(value: unknown): string[] {
  if (value === null || value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap(scalarsOf);
  }
  if (typeof value === 'object') {
    return Object.values(value).flatMap(scalarsOf);
  }
  return [String(value)];
}

function traceable(value: string): boolean {
  return value.length >= 3 && !/^(yes|no|true|false|null|none)$/i.test(value);
}

function normalise(text: string): string {
  return text.toLowerCase().replaceAll(',', '').trim();
}

/** Whole words only: 123 is not said by saying 12345. */
function contains(text: string, wanted: string): boolean {
  if (wanted === '' || text === '') {
    return false;
  }
  const plain = normalise(text);
  for (let at = plain.indexOf(wanted); at !== -1; at = plain.indexOf(wanted, at + 1)) {
    if (!isWord(plain[at - 1], wanted[0]) && !isWord(plain[at + wanted.length], wanted.at(-1))) {
      return true;
    }
  }
  return false;
}

function isWord(neighbour: string | undefined, edge: string | undefined): boolean {
  return (
    neighbour !== undefined && edge !== undefined && /[\p{L}\p{N}_]/u.test(neighbour) && /[\p{L}\p{N}_]/u.test(edge)
  );
}
