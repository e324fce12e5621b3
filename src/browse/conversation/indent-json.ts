/**
 * JSON text broken into indented rows without reading it, so that `50.0`, long numbers and the order of keys stay as the
 * file has them. Text that is no JSON object or list comes back as it is.
 */
export function indentJson(text: string): string {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) {
    return text;
  }
  let depth = 0;
  return trimmed.replace(tokens, (token, tight: string | undefined) => {
    if (tight !== undefined) {
      return tight;
    }
    if (token.startsWith('"')) {
      return token;
    }
    if (token === ',') {
      return `,\n${'  '.repeat(depth)}`;
    }
    if (token === ':') {
      return ': ';
    }
    if (token === '{' || token === '[') {
      depth += 1;
      return `${token}\n${'  '.repeat(depth)}`;
    }
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      return `\n${'  '.repeat(depth)}${token}`;
    }
    return '';
  });
}

// A string, an empty object or list (kept in one piece), a bracket or separator, or white space between them.
const tokens = /"(?:[^"\\]|\\.)*"|(\{\}|\[\])|[{}[\],:]|\s+/g;
