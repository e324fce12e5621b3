import type { Dataset } from '../../src/datasets/dataset.ts';
import type { HashCache } from '../../src/domains/engine/state-hash.ts';
import { jsonText } from '../../src/python/json-text.ts';
import type { Value } from '../../src/python/value.ts';
import { airlinePlan } from './airline-plan.ts';
import { type FrozenLine, freezeStory, freezeVariants } from './frozen.ts';
import { healthcarePlan } from './healthcare-plan.ts';
import { retailPlan } from './retail-plan.ts';
import type { FrozenPlan } from './rows.ts';
import { tau2AirlinePlan, tau2RetailPlan } from './tau2-plans.ts';
import { variantsOf } from './variants.ts';

const plans: Readonly<Record<string, (dataset: Dataset) => FrozenPlan>> = {
  retail: retailPlan,
  airline: airlinePlan,
  healthcare: healthcarePlan,
  'tau2-airline': tau2AirlinePlan,
  'tau2-retail': tau2RetailPlan,
};

/** Domains whose tools are frozen. */
export const frozenDomains: readonly string[] = Object.keys(plans);

/** What the tools of a data set answer now, as the lines of its file in tests/fixtures/parity. */
export function frozenText(dataset: Dataset): string {
  const plan = plans[dataset.domain.name]?.(dataset);
  if (plan === undefined) {
    throw new Error(`There is no plan for ${dataset.domain.name} in scripts/freeze-tools.`);
  }
  const cache: HashCache = new WeakMap();
  const truths = dataset.tasks('test').map(({ actions }) => actions);
  const lines: FrozenLine[] = [
    ...[...plan.stories, ...truths].map((calls) => freezeStory({ dataset, calls, cache })),
    ...plan.bases.map((base) => freezeVariants({ dataset, base, variants: variantsOf(base.arguments) })),
  ];
  return `${lines.map((line) => jsonText(line as unknown as Value)).join('\n')}\n`;
}
