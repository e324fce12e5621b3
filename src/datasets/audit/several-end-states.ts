import { openEpisode } from '../../domains/engine/episode.ts';
import { field } from '../../domains/engine/record-fields.ts';
import type { GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import { isDictionary, type Value } from '../../python/value.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';

/** An argument of an expected write that nothing settles. */
export interface OpenChoice {
  readonly index: number;
  readonly name: string;
  readonly argument: string;
  readonly value: string;
  /** Other values that the tool takes. */
  readonly others: readonly string[];
}

/**
 * Payment methods of expected writes of which the instruction says no word, where the user has another one that the tool takes: each of
 * them ends in a state of its own, and only one passes. A method that paid for the object already is what people mean when they say nothing.
 */
export function severalEndStates(options: {
  readonly dataset: AuditedDataset;
  readonly task: Pick<AuditedTask, 'user_id' | 'instruction'>;
  readonly groundTruth: GroundTruthReplay;
}): OpenChoice[] {
  const { dataset, task, groundTruth } = options;
  const { domain, database } = dataset;
  const kinds = domain.words?.spokenIds ?? [];
  const instruction = task.instruction ?? '';
  const speaks = kinds.some(({ words }) => words.test(instruction)) || aboutMoney.test(instruction);
  if (kinds.length === 0 || speaks || instruction.trim() === '') {
    return [];
  }
  const owner = database.tables.get(domain.userTable)?.get(task.user_id ?? '');
  const methods = field(owner, 'payment_methods');
  if (methods === undefined || !isDictionary(methods)) {
    return [];
  }
  const episode = openEpisode({ domain, database });
  return groundTruth.calls.flatMap((call) => {
    const choices = Object.entries(call.arguments).flatMap(([argument, value]) => {
      if (typeof value !== 'string' || !Object.hasOwn(methods, value) || call.changes.length === 0) {
        return [];
      }
      if (hasPaid(call, value, dataset)) {
        return [];
      }
      const others = Object.keys(methods).filter((other) => {
        if (other === value) {
          return false;
        }
        const tried = episode.fork().step({ name: call.name, arguments: { ...call.arguments, [argument]: other } });
        return !tried.failed && tried.changes.length > 0;
      });
      return others.length === 0 ? [] : [{ index: call.index, name: call.name, argument, value, others }];
    });
    if (call.executed) {
      episode.step(call);
    }
    return choices;
  });
}

const aboutMoney = /\b(pay\w*|paid|refund\w*|charg\w*|money|original|method|cards?|balance|credit\w*)\b/i;

/** Whether the record that a call names was paid with that method. */
function hasPaid(
  { arguments: given }: GroundTruthReplay['calls'][number],
  method: string,
  { domain, database }: AuditedDataset,
): boolean {
  const ids = (domain.objectKeys ?? []).map((key) => given[key]);
  return domain.tables
    .filter((table) => table !== domain.userTable)
    .some((table) => ids.some((id) => typeof id === 'string' && mentions(database.tables.get(table)?.get(id), method)));
}

function mentions(value: Value | undefined, method: string): boolean {
  if (value === method) {
    return true;
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Object.values(value).some((inner: Value) => mentions(inner, method));
}
