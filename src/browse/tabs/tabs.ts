import type { Finding } from '../../records/finding.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Document } from '../document.ts';
import { brokenRow, chainDocument } from './chain.ts';
import { evidenceDocument } from './evidence.ts';
import { expectedActualDocument, firstDivergence } from './expected-actual.ts';
import { rawDocument } from './raw.ts';
import { stateDifferenceDocument } from './state-difference.ts';
import type { TabInput } from './tab-input.ts';
import { verdictDocument } from './verdict.ts';

/** The tabs in their order; their keys are 1 to 6. */
export const tabs: readonly {
  readonly title: string;
  /** The title where there is little room. */
  readonly short: string;
  readonly build: (input: TabInput) => Document;
}[] = [
  { title: 'Verdict', short: 'Verd', build: verdictDocument },
  { title: 'Chain', short: 'Chain', build: chainDocument },
  { title: 'Expected/Actual', short: 'Exp/Act', build: expectedActualDocument },
  { title: 'State diff', short: 'State', build: stateDifferenceDocument },
  { title: 'Evidence', short: 'Evid', build: evidenceDocument },
  { title: 'Raw', short: 'Raw', build: rawDocument },
];

/** The place of the tab that `v` goes to. */
export const rawTab = tabs.length - 1;
/** The row on which the cursor of a tab starts: where calls first differ, and where the chain of custody breaks. */
export function firstRow({ tab, finding }: { readonly tab: number; readonly finding: Finding }): number {
  const build = tabs[tab]?.build;
  if (build === expectedActualDocument) {
    return firstDivergence(finding.alignment);
  }
  return build === chainDocument ? brokenRow(finding) : 0;
}

/** The document of a tab; made once for the same input. */
export function tabDocument({ tab, input }: { tab: number; input: TabInput }): Document {
  const { finding, width, glyphs, step, trajectory } = input;
  const known = caches.get(finding);
  const name = `${tab} ${width} ${glyphs.cursor} ${tab === rawTab ? step : ''}`;
  if (known?.name === name && known.trajectory === trajectory) {
    return known.document;
  }
  const document = (tabs[tab] ?? tabs[0])?.build(input) ?? { blocks: [], starts: [], height: 0 };
  caches.set(finding, { name, trajectory, document });
  return document;
}

const caches = new WeakMap<Finding, { name: string; trajectory: Trajectory | null; document: Document }>();
