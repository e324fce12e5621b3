import type { Dataset } from '../../datasets/dataset.ts';
import { openEpisode } from '../../domains/engine/episode.ts';
import type { Appointment, InsurancePlan, Patient, Prescription, Provider, TestResult } from './clinic-records.ts';

/** The clinic as scenario builders look at it: its records, and the answers of its tools before anything was written. */
export interface Clinic {
  readonly patients: readonly Patient[];
  readonly providers: readonly Provider[];
  readonly plans: readonly InsurancePlan[];
  readonly appointments: readonly Appointment[];
  readonly prescriptions: readonly Prescription[];
  readonly results: readonly TestResult[];
  /** What a tool answers at the start of an episode. */
  ask(name: string, given: Readonly<Record<string, unknown>>): string;
}

/** Opens a data set of the clinic for looking at. */
export function openClinic({ dataset }: { readonly dataset: Dataset }): Clinic {
  const { domain, database } = dataset;
  const rows = <Kind>(table: string) => [...(database.tables.get(table)?.values() ?? [])] as unknown as Kind[];
  return {
    patients: rows<Patient>('patients'),
    providers: rows<Provider>('providers'),
    plans: rows<InsurancePlan>('insurance_plans'),
    appointments: rows<Appointment>('appointments'),
    prescriptions: rows<Prescription>('prescriptions'),
    results: rows<TestResult>('test_results'),
    ask: (name, given) => openEpisode({ domain, database }).step({ name, arguments: given }).observation,
  };
}
