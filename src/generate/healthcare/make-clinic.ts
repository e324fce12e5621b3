import type { Faker } from '@faker-js/faker';
import type { GeneratedDatabase } from '../world-generator.ts';
import { insurancePlans } from './records/insurance-plans.ts';
import { makeAppointments } from './records/make-appointments.ts';
import { makePatients } from './records/make-patients.ts';
import { makePrescriptions } from './records/make-prescriptions.ts';
import { makeProviders } from './records/make-providers.ts';
import { makeTestResults } from './records/make-test-results.ts';

/** The clinic's database: at scale 1, 300 patients, 40 providers and 1,500 appointments. */
export function makeClinic({ faker, scale }: { readonly faker: Faker; readonly scale: number }): GeneratedDatabase {
  const providers = makeProviders({ faker, scale });
  const patients = makePatients({ faker, scale, providers });
  return {
    appointments: byId(makeAppointments({ faker, scale, providers, patients }), 'appointment_id'),
    insurance_plans: byId(insurancePlans, 'plan_id'),
    patients: byId(patients, 'patient_id'),
    prescriptions: byId(makePrescriptions({ faker, patients }), 'prescription_id'),
    providers: byId(providers, 'provider_id'),
    test_results: byId(makeTestResults({ faker, patients }), 'test_id'),
  };
}

function byId<Name extends string>(
  rows: readonly { readonly [Id in Name]: string }[],
  name: Name,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(rows.map((row) => [row[name], row]));
}
