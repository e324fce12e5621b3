import { compileExpression, type Operators } from 'filtrex';
import { RE2JS } from 're2js';
import type { Trajectory } from '../records/trajectory.ts';

/** Fields that a `--where` expression may use. */
export const whereFields = {
  task_id: ({ task_id }: Trajectory) => task_id ?? '',
  trial: ({ trial }: Trajectory) => trial ?? -1,
  reward: ({ reward }: Trajectory) => reward ?? -1,
  steps: ({ messages }: Trajectory) => messages.length,
  calls: ({ messages }: Trajectory) => messages.reduce((sum, message) => sum + message.tool_calls.length, 0),
  termination: ({ termination }: Trajectory) => termination,
  format: ({ format }: Trajectory) => format,
  crashed: ({ crash }: Trajectory) => (crash ? 1 : 0),
  user_id: ({ task }: Trajectory) => task?.user_id ?? '',
  instruction: ({ task }: Trajectory) => task?.instruction ?? '',
  agent_model: ({ agent_model }: Trajectory) => agent_model ?? '',
  user_model: ({ user_model }: Trajectory) => user_model ?? '',
} as const satisfies Record<string, (trajectory: Trajectory) => string | number>;

/** Compiles an expression such as `steps > 20 and termination == "user_stop"`; throws an Error with one sentence. */
export function compileWhere(expression: string): (trajectory: Trajectory, domain: string | null) => boolean {
  const names = [...Object.keys(whereFields), 'domain'];
  let evaluate: (values: Record<string, unknown>) => unknown;
  try {
    evaluate = compileExpression(expression, {
      extraFunctions: { contains: (text: unknown, part: unknown) => String(text).includes(String(part)) },
      // filtrex's own takes JavaScript's engine, in which a short pattern may hold the process for hours.
      operators: { '~=': createMatcher() } as Operators,
    });
  } catch (error) {
    throw new Error(
      `--where ${JSON.stringify(expression)} cannot be read: ${sentence(error)} Fields: ${names.join(', ')}.`,
    );
  }
  const fail = (error: Error) =>
    new Error(`--where ${JSON.stringify(expression)} cannot be used: ${sentence(error)} Fields: ${names.join(', ')}.`);
  // A misspelt name should be told before any file is read; whether types fit shows only on real values.
  const dry = evaluate(Object.fromEntries(names.map((name) => [name, 0])));
  if (dry instanceof Error && /^Unknown/.test(dry.constructor.name)) {
    throw fail(dry);
  }
  return (trajectory, domain) => {
    const values: Record<string, unknown> = { domain: domain ?? '' };
    for (const [name, read] of Object.entries(whereFields)) {
      values[name] = read(trajectory);
    }
    const result = evaluate(values);
    if (result instanceof Error) {
      throw fail(result);
    }
    return Boolean(result);
  };
}

/** Whether a pattern occurs in a text; every pattern is compiled once. RE2's syntax, so no look-around and no references. */
function createMatcher(): (text: unknown, pattern: unknown) => boolean {
  const compiled = new Map<string, RE2JS>();
  return (text, pattern) => {
    const source = String(pattern);
    const known = compiled.get(source) ?? compile(source);
    // A pattern may come from a field, and so be another one for every run.
    if (compiled.size < 100) {
      compiled.set(source, known);
    }
    return known.matcher(String(text)).find();
  };
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    throw new Error(`${JSON.stringify(source)} is no pattern (${error instanceof Error ? error.message : error}).`);
  }
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // The parser shows the text and below it a line of hyphens up to the place that it does not understand.
  const [, text, pointer] = /^(?:Parse|Lexical) error on line \d+[^\n]*\n([^\n]*)\n(-*)\^/.exec(message) ?? [];
  if (text !== undefined && pointer !== undefined) {
    const place = JSON.stringify(text.slice(0, pointer.length).trimEnd());
    return message.includes("got 'EndOf")
      ? `it breaks off behind ${place}, where a value is expected.`
      : `what stands behind ${place} is not understood.`;
  }
  const line = message.split('\n')[0] ?? '';
  return line.endsWith('.') ? line : `${line}.`;
}
