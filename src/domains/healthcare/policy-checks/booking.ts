import type { Database, Row } from '../../engine/database.ts';
import type { PolicyCheck, PolicyContext } from '../../engine/policy-check.ts';
import { field, recordOf } from '../../engine/record-fields.ts';
import { addDays } from '../dates.ts';
import { dateObstacle, referralObstacle } from './booking-window.ts';

/** Appointments that the clinic's policy forbids on the facts of patient, provider, plan and earlier visits. */
export const booking: PolicyCheck = {
  name: 'booking',
  tool: 'schedule_appointment',
  breachOf: (given, database, context) => {
    const patient = recordOf(database, 'patients', given['patient_id']);
    const provider = recordOf(database, 'providers', given['doctor']);
    if (patient === undefined || provider === undefined) {
      return null;
    }
    const wanted = { type: String(given['type']), date: String(given['date']) };
    const reason = reasonAgainst({ patient, provider, wanted, database, context });
    if (reason === null) {
      return null;
    }
    const visit = `a ${wanted.type} visit of ${given['patient_id']} with ${provider['name']} on ${wanted.date}`;
    return { forbidden: visit, did: `booked ${visit}`, reason, instead: 'Book no such visit, and say why.' };
  },
};

function reasonAgainst(options: {
  readonly patient: Row;
  readonly provider: Row;
  readonly wanted: { readonly type: string; readonly date: string };
  readonly database: Database;
  readonly context: PolicyContext;
}): string | null {
  const { patient, provider, wanted, database, context } = options;
  const { type, date } = wanted;
  const visits = [...(database.tables.get('appointments')?.values() ?? [])].filter(
    (visit) => visit['patient_id'] === patient['patient_id'],
  );
  const withProvider = visits.filter(({ doctor }) => doctor === provider['provider_id']);
  const known = withProvider.some(({ status }) => status === 'completed');
  const planId = field(patient, 'insurance', 'plan_id');
  const plan = recordOf(database, 'insurance_plans', planId);
  const age = ageOn(String(patient['date_of_birth']), date);
  const changed = (visit: Row) =>
    context.earlier.some(({ arguments: given }) => given['appointment_id'] === visit['appointment_id']);
  const reasons: readonly (readonly [holds: boolean, reason: string])[] = [
    [
      type === 'new_patient' && known,
      'the patient has had a completed visit with this provider, so it is no first visit',
    ],
    [type !== 'new_patient' && !known, 'the patient has had no completed visit with this provider'],
    [type === 'new_patient' && provider['accepts_new_patients'] !== true, 'the provider takes no new patients'],
    [type === 'telehealth' && provider['telehealth'] !== true, 'the provider offers no telehealth'],
    [
      type === 'annual_physical' && provider['field'] !== 'primary_care',
      'an annual physical is made by a primary care provider only',
    ],
    [
      type === 'annual_physical' && visits.some((visit) => isPhysicalInYear(visit, date) && !changed(visit)),
      'an annual physical is scheduled already or was completed within twelve months',
    ],
    [
      withProvider.some((visit) => visit['status'] === 'scheduled' && !changed(visit)),
      'the patient has another scheduled appointment with the same provider, which would have to be moved instead',
    ],
    [
      age < Number(String(field(provider, 'ages', 'from'))) || age > Number(String(field(provider, 'ages', 'to'))),
      `the provider does not see patients of ${age}`,
    ],
    [field(patient, 'insurance', 'active') === false, "the patient's coverage has lapsed"],
    [!includes(provider['accepted_plans'], planId), `the provider does not accept the plan ${planId}`],
    [plan !== undefined && !includes(plan['covers'], type), `the plan ${planId} does not cover ${type} visits`],
  ];
  return (
    dateObstacle(date) ??
    reasons.find(([holds]) => holds)?.[1] ??
    referralObstacle({ patient, provider, date, database })
  );
}

function isPhysicalInYear({ type, status, date: day }: Row, date: string): boolean {
  if (type !== 'annual_physical') {
    return false;
  }
  return status === 'scheduled' || (status === 'completed' && String(day) > addDays(date, -366));
}

function includes(list: unknown, value: unknown): boolean {
  return Array.isArray(list) && list.includes(value);
}

/** Full years from a date of birth to a date. */
function ageOn(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5) < birth.slice(5) ? years - 1 : years;
}
