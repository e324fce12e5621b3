import { excerpt } from './excerpt.ts';

/** Why a world ended, as the end of a sentence that begins with its command: what it said last, and what helps. */
export function explainExit({
  code,
  signal,
  said,
  answered,
}: {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of its stderr. */
  readonly said: string;
  /** Whether it had answered anything. */
  readonly answered: boolean;
}): string {
  const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
  const when = answered ? '' : ' before it answered anything';
  const words = lastWords(said);
  if (code === 127 || /(?:not found|No such file or directory)\s*$/.test(said)) {
    return `${how}${when}: ${words || 'the program was not found'}; check the command and its paths.`;
  }
  const missing = /ModuleNotFoundError: No module named '([^']+)'/.exec(said)?.[1];
  if (missing !== undefined) {
    const module = excerpt(missing.split('.')[0] ?? missing);
    return `${how}${when}, because its Python has no module ${module}: install it into the Python that the command names, or name another Python.`;
  }
  return words === '' ? `${how}${when} and said nothing on stderr.` : `${how}${when}; its stderr ends with: ${words}`;
}

/** The last lines of a text, in one. */
function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return excerpt(lines.slice(-3).join(' | '), 400);
}
