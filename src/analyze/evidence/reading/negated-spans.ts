/** Words that turn down, replace or leave out what stands behind them, up to the end of their clause. */
const negation =
  /\b(?:(?:do|does|did|is|are|was|were|would|could|should|have|has|had|ca|wo|ai)(?:n't|nt)|not|never|no|nor|without|instead of|rather than|in place of|as opposed to|other than|except(?: for)?|apart from|anything but)\b(?!\s*(?:mind|forget|worry|worries|problem|only|matter|doubt|later than|more than|longer than|idea|rush|hurry|one\b))/g;

const clauseEnd = /[,.;:!?()]|\s-\s|\b(?:but|and|so|because|since|just|please|except)\b|$/;

/** What a change comes from: "from the 1 kg one to the 500 g one". */
const changedFrom = /\bfrom\s+(?:the |my |a |an )?([^,.;!?]{1,60}?)\s+(?:in)?to\b/g;

/** A plain text without what it negates or replaces, and that part by itself. */
export function splitNegated(plain: string): { readonly affirmed: string; readonly negated: string } {
  const spans: [number, number][] = [];
  for (const match of plain.matchAll(negation)) {
    const start = match.index + match[0].length;
    const end = start + plain.slice(start).search(clauseEnd);
    spans.push([start, Math.max(start, end)]);
  }
  for (const match of plain.matchAll(changedFrom)) {
    const start = match.index + 5;
    spans.push([start, start + (match[1]?.length ?? 0) + (match[0].indexOf(match[1] ?? '') - 5)]);
  }
  let affirmed = plain;
  const negated = spans.map(([start, end]) => plain.slice(start, end)).join(' ; ');
  for (const [start, end] of spans.sort((a, b) => b[0] - a[0])) {
    affirmed = affirmed.slice(0, start) + ' '.repeat(end - start) + affirmed.slice(end);
  }
  return { affirmed, negated };
}
