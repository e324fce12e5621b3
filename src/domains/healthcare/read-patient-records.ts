import { at } from '../../python/containers.ts';
import { jsonText } from '../../python/json-text.ts';
import { text } from '../../python/repr.ts';
import type { Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';
import { patientRecords } from './patient-records.ts';

/**
 * What the three tools answer that look into a patient's appointments, prescriptions and test results: all of them as a
 * list, or the one whose id is given; an id of somebody else's record is not found.
 */
export function readPatientRecords(options: {
  readonly view: View;
  readonly table: string;
  readonly idField: string;
  /** What such a record is called in error texts. */
  readonly noun: string;
  readonly patientId: Value;
  /** Undefined or null for all. */
  readonly id: Value | undefined;
}): string {
  const { view, table, idField, noun, patientId, id } = options;
  if (!view.has('patients', patientId)) {
    return `Error: patient ${text(patientId)} not found`;
  }
  const rows = patientRecords({ view, table, patientId });
  if (id === undefined || id === null) {
    return jsonText(rows);
  }
  const row = rows.find((candidate) => at(candidate, idField) === id);
  return row === undefined ? `Error: ${noun} ${text(id)} not found for patient ${text(patientId)}` : jsonText(row);
}
