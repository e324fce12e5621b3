import { at } from '../../python/containers.ts';
import type { Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { View } from '../engine/view.ts';

/** The records of a table that belong to a patient, in the table's order. */
export function patientRecords(options: {
  readonly view: View;
  readonly table: string;
  readonly patientId: Value;
}): Row[] {
  const rows = [...options.view.all(options.table)].map(([, row]) => row);
  return rows.filter((row) => at(row, 'patient_id') === options.patientId);
}
