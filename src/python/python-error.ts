/** An exception that Python would raise within a tool; its message follows "Error: " in the observation. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
}
