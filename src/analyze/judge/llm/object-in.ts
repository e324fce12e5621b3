/** The JSON object in a reply, whatever stands around it: thoughts, a code fence, a greeting. Looks at each character a few times. */
export function objectIn(content: string): unknown {
  const text = withoutThoughts(content);
  for (const candidate of [text, fenced(text), text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    if (!candidate) {
      continue;
    }
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value;
      }
    } catch {
      // The next candidate may do.
    }
  }
  return undefined;
}

/** Without what stands between `<think>` and the next `</think>`; one that is never closed stays. */
function withoutThoughts(text: string): string {
  const kept: string[] = [];
  let position = 0;
  for (;;) {
    const begin = text.indexOf('<think>', position);
    const end = begin === -1 ? -1 : text.indexOf('</think>', begin);
    if (end === -1) {
      return kept.join('') + text.slice(position);
    }
    kept.push(text.slice(position, begin));
    position = end + '</think>'.length;
  }
}

/** What stands in the first code fence; undefined where there is none. */
function fenced(text: string): string | undefined {
  const begin = text.indexOf(fence);
  const end = begin === -1 ? -1 : text.indexOf(fence, begin + fence.length);
  if (end === -1) {
    return undefined;
  }
  return text.slice(begin + fence.length, end).replace(/^json/, '');
}

const fence = '```';
