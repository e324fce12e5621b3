/** A listing of fewer entries is shown whole. */
const fewEntries = 4;

/**
 * A tool's result without those entries of its listings that no call of the case names: records by id, such as the variants of a
 * product. How many were left out stands in their place. Text that is no JSON, or holds no such listing, stays as it is.
 */
export function cutListings(text: string, inPlay: ReadonlySet<string>): string {
  if (!/^\s*[[{]/.test(text)) {
    return text;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const found = { cut: false };
  const shown = withoutOthers(value, inPlay, found, 0);
  return found.cut ? JSON.stringify(shown) : text;
}

function withoutOthers(value: unknown, inPlay: ReadonlySet<string>, found: { cut: boolean }, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > 8) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withoutOthers(item, inPlay, found, depth + 1));
  }
  const entries = Object.entries(value);
  const kept = isListing(entries) ? entries.filter(([key]) => inPlay.has(key)) : entries;
  const shown = kept.map(([key, inner]): [string, unknown] => [key, withoutOthers(inner, inPlay, found, depth + 1)]);
  if (kept.length < entries.length) {
    found.cut = true;
    shown.push(['...', `${entries.length - kept.length} more left out: no call of this case names them`]);
  }
  return Object.fromEntries(shown);
}

/** Records by their own ids: each entry says in a field that ends in `_id` what it is filed under. */
function isListing(entries: readonly (readonly [string, unknown])[]): boolean {
  return (
    entries.length > fewEntries &&
    entries.every(
      ([key, entry]) =>
        typeof entry === 'object' &&
        entry !== null &&
        Object.entries(entry).some(([name, value]) => /(?:^|_)id$/.test(name) && value === key),
    )
  );
}
