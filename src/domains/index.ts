import { airline } from './airline/index.ts';
import type { Domain } from './engine/domain.ts';
import { healthcare } from './healthcare/index.ts';
import { retail } from './retail/index.ts';
import { tau2Airline } from './tau2-airline/index.ts';
import { tau2Retail } from './tau2-retail/index.ts';
import { tau2Telecom } from './tau2-telecom/index.ts';

/** Domains by name. */
export type Domains = { readonly [name: string]: Domain };

/** The worlds that can be acted in and replayed, by name. A new one is a folder here and one row. */
export const domains: Domains = {
  retail,
  airline,
  healthcare,
  'tau2-airline': tau2Airline,
  'tau2-retail': tau2Retail,
  'tau2-telecom': tau2Telecom,
};
