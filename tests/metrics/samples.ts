import { namesOf } from '../../src/analyze/judge/names.ts';
import type { Finding } from '../../src/records/finding.ts';
import type { ReferenceLabel } from '../../src/records/labels/reference-label.ts';

/** A judged finding of a failed run; its names follow from author and type. */
export function sampleFinding(parts: Partial<Finding> = {}): Finding {
  const author = parts.author ?? 'agent';
  const type = parts.type ?? 'wrong_argument';
  return {
    trajectory: `${parts.task_id ?? 0}.${parts.trial ?? 0}.0123456789ab`,
    source: { file: 'runs/retail.json', index: 0, offset: null, bytes: null },
    format: 'tau-bench',
    domain: 'retail',
    task_id: 0,
    trial: 0,
    reward: 0,
    status: 'judged',
    error: null,
    author,
    type,
    step: 4,
    severity: 'critical',
    confidence: 0.8,
    description: 'The agent wrote the wrong address.',
    correct_behavior: null,
    evidence: [],
    faults: [],
    root_fault: null,
    alignment: [],
    state_difference: [],
    counterfactual: null,
    attribution: null,
    names: namesOf({ author, type }, []),
    reviews: [],
    judge: { name: 'rules', version: '0.1.0', model: null, prompt_hash: null, parameters: {} },
    dataset_hash: null,
    ground_truth_hash: null,
    cost_usd: 0,
    ...parts,
  };
}

/** A finding that could not be made. */
export function sampleError(parts: Partial<Finding> = {}): Finding {
  return sampleFinding({
    ...parts,
    status: 'error',
    error: 'The model did not answer.',
    author: null,
    type: null,
    step: null,
    severity: null,
    confidence: null,
    description: null,
    names: { tau_bench: null, agentrx: null, tau2: null },
    cost_usd: null,
  });
}

/** A label of task 0 by `ann`. */
export function sampleLabel(parts: Partial<ReferenceLabel> = {}): ReferenceLabel {
  return {
    trajectory: null,
    task_id: 0,
    trial: null,
    annotator: 'ann',
    author: 'agent',
    type: 'wrong_argument',
    step: 4,
    comment: null,
    file: null,
    category: null,
    category_text: null,
    other_steps: [],
    ...parts,
  };
}
