/** Whether an error tells of a fault in this program: nobody threw it with a sentence for the user. */
export function isDefect(error: unknown): error is Error {
  return error instanceof Error && (defects.some((kind) => error instanceof kind) || defectNames.includes(error.name));
}

const defects = [TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError] as const;

// These come from libraries, and their classes need not be loaded for their names.
const defectNames: readonly string[] = ['AssertionError', 'ZodError', '$ZodError'];
