import { repr } from '../../python/repr.ts';
import { typeName, type Value } from '../../python/value.ts';
import type { Misfit } from './field.ts';

/**
 * What pydantic says of values that do not fit a model, without the links at the end of each part: these name pydantic's
 * version.
 */
export function validationText(name: string, misfits: readonly Misfit[]): string {
  const head = `${misfits.length} validation error${misfits.length === 1 ? '' : 's'} for ${name}`;
  const parts = misfits.map(
    ({ path, message, type, input }) =>
      `${path.join('.')}\n  ${message} [type=${type}, input_value=${shortened(input)}, input_type=${typeName(input)}]`,
  );
  return [head, ...parts].join('\n');
}

/** Pydantic shows fifty characters of a value: the first 25 and the last 24 of a longer one. */
function shortened(input: Value): string {
  const characters = [...repr(input)];
  return characters.length <= 50
    ? characters.join('')
    : `${characters.slice(0, 25).join('')}...${characters.slice(-24).join('')}`;
}
