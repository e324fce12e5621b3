import type { CallShape } from '../domains/engine/call-shape.ts';
import { jsonText } from '../python/json-text.ts';
import type { Value } from '../python/value.ts';

/** The arguments in which one call differs from another, as `zip "02905" rather than "02950"`. */
export function whatDiffers(right: CallShape, wrong: CallShape): string {
  const text = (value: unknown) => (value === undefined ? 'nothing' : jsonText(value as Value));
  const keys = [...new Set([...Object.keys(right.arguments), ...Object.keys(wrong.arguments)])];
  return keys
    .filter((key) => text(right.arguments[key]) !== text(wrong.arguments[key]))
    .map((key) => `${key} ${text(wrong.arguments[key])} rather than ${text(right.arguments[key])}`)
    .join(', ');
}
