import type { StateDifference } from '../../records/finding.ts';
import { type Document, toDocument } from '../document.ts';
import { compactJson, heading, prose } from '../prose.ts';
import type { TabInput } from './tab-input.ts';

/** The records whose end state differs from the ground truth's, field by field. */
export function stateDifferenceDocument({ finding, width, glyphs }: TabInput): Document {
  if (finding.state_difference.length === 0) {
    return toDocument([{ step: null, lines: prose({ text: emptyText, width }) }]);
  }
  const groups = new Map<string, StateDifference[]>();
  for (const difference of finding.state_difference) {
    const name = `${difference.table} ${difference.key}`;
    groups.set(name, [...(groups.get(name) ?? []), difference]);
  }
  const blocks = [...groups].map(([name, differences]) => ({
    step: null,
    lines: [
      heading(name),
      ...differences.flatMap(({ field, expected, actual }) => [
        ...prose({ text: field === '' ? '(whole record)' : field, width, indent: 2 }),
        ...prose({ text: `  expected  ${compactJson(expected)}`, width, indent: 2, hang: 12 }),
        ...prose({
          text: `${glyphs.differs} actual    ${compactJson(actual)}`,
          width,
          indent: 2,
          hang: 12,
          style: { color: 'yellow' },
        }),
      ]),
      [],
    ],
  }));
  return toDocument(blocks);
}

const emptyText =
  'No differing field is recorded: the end state is as expected, or there was no world to replay the run in.';
