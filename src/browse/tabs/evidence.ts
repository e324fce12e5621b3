import { type Document, toDocument } from '../document.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, span } from '../line.ts';
import { prose } from '../prose.ts';
import type { TabInput } from './tab-input.ts';

/** The facts that the verdict rests on; Enter goes to the cited step. */
export function evidenceDocument({ finding, width, glyphs }: TabInput): Document {
  if (finding.evidence.length === 0) {
    return toDocument([{ step: null, lines: prose({ text: 'No evidence is recorded for this finding.', width }) }]);
  }
  const blocks = finding.evidence.map((evidence) => {
    const place = evidence.step === null ? 'whole run' : `step ${evidence.step}`;
    const call = evidence.call === null ? '' : `, call ${evidence.call}`;
    const quote = evidence.quote === null ? [] : quoteLines({ quote: evidence.quote, width, glyphs });
    return {
      step: evidence.step,
      lines: [
        [span(`${place}${call}`, { bold: true }), span(`  ${evidence.rule}`, { dim: true })],
        ...prose({ text: evidence.text, width, indent: 2 }),
        ...quote,
        [],
      ],
    };
  });
  return toDocument(blocks);
}

function quoteLines({ quote, width, glyphs }: { quote: string; width: number; glyphs: Glyphs }): readonly Line[] {
  const bar = span(`  ${glyphs.border} `, { dim: true });
  return prose({ text: quote, width: width - 4, style: { color: 'cyan' } }).map((line) => [bar, ...line]);
}
