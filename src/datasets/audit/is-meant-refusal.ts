import type { Domain } from '../../domains/engine/domain.ts';
import type { GroundTruthSteps } from '../../domains/engine/replay.ts';
import type { ExpectedStep } from '../../domains/engine/world.ts';

/**
 * Whether a ground truth goes on after a refused call as an agent would who took the refusal for an answer: it hands over, or tries
 * the same in another way (a call on the same object, with arguments of the same names) that works. Then the refusal belongs to the task.
 */
export function isMeantRefusal(options: {
  readonly domain: Pick<Domain, 'objectKeys'>;
  readonly groundTruth: Pick<GroundTruthSteps, 'calls'>;
  readonly call: Pick<ExpectedStep, 'index' | 'arguments'>;
}): boolean {
  const { domain, groundTruth, call } = options;
  const objectOf = (given: ExpectedStep['arguments']) => {
    const key = domain.objectKeys?.find((name) => Object.hasOwn(given, name));
    return key === undefined ? undefined : given[key];
  };
  const namesOf = (given: ExpectedStep['arguments']) => Object.keys(given).sort().join();
  const object = objectOf(call.arguments);
  const isRetry = ({ arguments: given, changes }: ExpectedStep) =>
    changes !== null &&
    changes.length > 0 &&
    object !== undefined &&
    objectOf(given) === object &&
    namesOf(given) === namesOf(call.arguments);
  return groundTruth.calls.some((later) => later.index > call.index && (later.kind === 'terminal' || isRetry(later)));
}
