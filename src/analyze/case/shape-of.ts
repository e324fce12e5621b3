import type { CallShape } from '../../domains/engine/call-shape.ts';

/** A call as a finding tells it: name and arguments, without what came of it. */
export function shapeOf({ name, arguments: given }: CallShape): CallShape {
  return { name, arguments: given };
}
