import type { Named } from '../../metrics/namings.ts';
import type { ReferenceLabel } from '../../records/labels/reference-label.ts';
import { namesOf } from './names.ts';

/**
 * A label in every vocabulary, with the same table as findings. A wrong argument has two names in AgentRx's words, by
 * where the value came from, which a label does not tell: it has none unless the label brings its own category.
 */
export function nameLabel({ author, type, category }: ReferenceLabel): Named {
  const names = type === null ? null : namesOf({ author: author ?? 'undetermined', type }, []);
  return {
    author,
    type,
    tau_bench: author === 'agent' ? (names?.tau_bench?.fault_type ?? null) : null,
    agentrx: category ?? (type === 'wrong_argument' ? null : (names?.agentrx ?? null)),
  };
}
