import type { Database, Row } from '../../engine/database.ts';
import { field, recordOf } from '../../engine/record-fields.ts';
import { now } from '../now.ts';

/** The last day that can be booked (data/healthcare/policy.md). */
const lastDay = '2024-07-31';

/** Why a visit cannot be on that day, or null. */
export function dateObstacle(date: string): string | null {
  return date > now.date && date <= lastDay
    ? null
    : `the date has to be after ${now.date} and at the latest ${lastDay}`;
}

/** Why the patient cannot see the provider on that day as far as referrals go, or null. */
export function referralObstacle(options: {
  readonly patient: Row;
  readonly provider: Row;
  readonly date: string;
  readonly database: Database;
}): string | null {
  const { patient, provider, date, database } = options;
  const plan = recordOf(database, 'insurance_plans', field(patient, 'insurance', 'plan_id'));
  if (field(plan, 'referral_required') !== true || provider['field'] === 'primary_care') {
    return null;
  }
  const referrals = Array.isArray(patient['referrals']) ? (patient['referrals'] as Row[]) : [];
  const valid = referrals.some(
    ({ specialty, valid_until }) => specialty === provider['specialty'] && String(valid_until) >= date,
  );
  return valid ? null : `the plan requires a referral to ${provider['specialty']}, and none is valid on ${date}`;
}
