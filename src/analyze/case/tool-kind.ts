/** What a call does: read, write, or end the episode by handing the user to a person. */
export type ToolKind = 'read' | 'write' | 'terminal';

const readVerbs =
  /^(get|find|search|list|calculate|think|check|lookup|look|read|view|query|retrieve|show|fetch|count|can|is|verify|run)(_|$)/;

/** Kind of a tool by its name, for tools of worlds that are not built in. */
export function toolKindOf(name: string): ToolKind {
  if (/^transfer_to_/.test(name)) {
    return 'terminal';
  }
  return readVerbs.test(name) ? 'read' : 'write';
}
