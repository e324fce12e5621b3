/**
 * Whether a tool answers what the record says. Of pydantic's texts the first lines count: the others name its version and shorten
 * what was given by its rules.
 */
export function sameAnswer(recorded: string, observation: string): boolean {
  return recorded === observation || (isOfPydantic(recorded) && firstLine(recorded) === firstLine(observation));
}

function isOfPydantic(text: string): boolean {
  return /^Error: \d+ validation errors? for /.test(text);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
