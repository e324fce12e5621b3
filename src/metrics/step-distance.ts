/** How far a step is from the nearest of the accepted ones; null where there is no step or none is accepted. */
export function stepDistance({
  step,
  accepted,
}: {
  readonly step: number | null;
  readonly accepted: readonly number[];
}): number | null {
  if (step === null || accepted.length === 0) {
    return null;
  }
  return Math.min(...accepted.map((other) => Math.abs(step - other)));
}
