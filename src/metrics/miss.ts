import type { Finding } from '../records/finding.ts';
import type { ReferenceLabel } from '../records/labels/reference-label.ts';
import type { Naming } from './namings.ts';
import { pairOf, type ReferenceCase } from './score-reference.ts';
import { stepDistance } from './step-distance.ts';

/** A run whose finding differs from what every annotator says about it. */
export interface Miss {
  readonly trajectory: string;
  readonly file: string;
  readonly task_id: string | number | null;
  readonly trial: number | null;
  readonly status: Finding['status'];
  /** What differs. `agentrx` only where a label names a category itself. */
  readonly wrong: readonly ('author' | 'type' | 'step' | 'agentrx')[];
  readonly found: {
    readonly author: string | null;
    readonly type: string | null;
    readonly step: number | null;
    readonly agentrx: string | null;
    readonly confidence: number | null;
  };
  /** Steps between the finding and the nearest accepted one; null where either has none. */
  readonly distance: number | null;
  readonly labels: readonly Pick<
    ReferenceLabel,
    'annotator' | 'author' | 'type' | 'step' | 'category' | 'category_text' | 'comment'
  >[];
  /** The finding's own reason, or its error. */
  readonly reason: string | null;
  readonly proven: boolean | null;
  readonly repair: string | null;
}

/** What was wrong with one finding; null where nothing was. */
export function missOf({
  finding,
  labels,
  one,
}: {
  readonly finding: Finding;
  readonly labels: readonly ReferenceLabel[];
  readonly one: ReferenceCase;
}): Miss | null {
  const accepted = labels.flatMap(({ step }) => step ?? []);
  const distance = stepDistance({ step: finding.step, accepted });
  const differs = (naming: Naming) => pairOf({ one, naming }).some(({ label, found }) => label !== found);
  const wrong: Miss['wrong'][number][] = [];
  if (differs('author')) {
    wrong.push('author');
  }
  if (differs('type')) {
    wrong.push('type');
  }
  if (labels.some(({ category }) => category !== null) && differs('agentrx')) {
    wrong.push('agentrx');
  }
  if (accepted.length > 0 && distance !== 0) {
    wrong.push('step');
  }
  if (wrong.length === 0) {
    return null;
  }
  return {
    trajectory: finding.trajectory,
    file: finding.source.file,
    task_id: finding.task_id,
    trial: finding.trial,
    status: finding.status,
    wrong,
    found: {
      author: finding.author,
      type: finding.type,
      step: finding.step,
      agentrx: finding.names.agentrx,
      confidence: finding.confidence,
    },
    distance,
    labels: labels.map(({ annotator, author, type, step, category, category_text, comment }) => ({
      annotator,
      author,
      type,
      step,
      category,
      category_text,
      comment,
    })),
    reason: finding.status === 'error' ? finding.error : finding.description,
    proven: finding.counterfactual?.proven ?? null,
    repair: finding.counterfactual?.repair ?? null,
  };
}
