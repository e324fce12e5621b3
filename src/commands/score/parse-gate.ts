import { comparisons, type Gate } from '../../metrics/gate.ts';
import { measureNames, referenceMeasureNames } from '../../metrics/measure-names.ts';
import { UsageError } from '../errors/usage-error.ts';

const shape = /^\s*(?:(.+):)?\s*([a-z][a-z0-9_]*)(?:\.(value|low|high|n))?\s*(<=|>=|==|!=|<|>)\s*(\S+)\s*$/;

/** Reads `author_macro_f1<0.8`, `step_exact.low < 0.4` or `second-annotator:step_exact<0.5`. */
export function parseGate(text: string): Gate {
  const [, annotator = null, name, part = 'value', sign, bound] = shape.exec(text) ?? [];
  const measure = measureNames.find((known) => known === name);
  const comparison = comparisons.find((known) => known === sign);
  if (name === undefined || comparison === undefined || !Number.isFinite(Number(bound))) {
    throw new UsageError(
      `--fail-on takes a measure, a comparison and a number, such as 'author_macro_f1<0.8', not ${JSON.stringify(text)}.`,
    );
  }
  if (measure === undefined) {
    throw new UsageError(`--fail-on knows no measure ${name}; there are ${measureNames.join(', ')}.`);
  }
  if (annotator !== null && !referenceMeasureNames.some((known) => known === measure)) {
    throw new UsageError(`--fail-on: ${measure} is not measured against an annotator; leave out ${annotator}:.`);
  }
  return {
    text: text.trim(),
    annotator: annotator === null ? null : annotator.trim(),
    measure,
    part: part as Gate['part'],
    comparison,
    bound: Number(bound),
  };
}
