/** How sure a verdict was (0 to 1) and whether it was right. */
export interface Forecast {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * The mean squared difference between confidence and outcome (G. W. Brier, Mon. Weather Rev. 78, 1950, in its form for
 * one event): 0 is best, 0.25 is what saying 0.5 always gives, 1 is worst. Null without forecasts.
 */
export function brierScore(forecasts: readonly Forecast[]): number | null {
  if (forecasts.length === 0) {
    return null;
  }
  const errors = forecasts.map(({ confidence, right }) => (confidence - (right ? 1 : 0)) ** 2);
  return errors.reduce((sum, error) => sum + error, 0) / forecasts.length;
}
