import { type Document, toDocument } from '../document.ts';
import { heading, prose } from '../prose.ts';
import type { TabInput } from './tab-input.ts';

/** The message under the cursor and the whole finding, as JSON. */
export function rawDocument({ finding, trajectory, step, width }: TabInput): Document {
  const message = trajectory?.messages[step];
  const text = message === undefined ? 'There is no message to show.' : JSON.stringify(message, null, 2);
  return toDocument([
    { step, lines: [heading(`message ${step}`), ...prose({ text, width }), []] },
    { step: null, lines: [heading('finding'), ...prose({ text: JSON.stringify(finding, null, 2), width })] },
  ]);
}
