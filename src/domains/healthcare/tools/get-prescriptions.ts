import { z } from 'zod';
import { defineTool } from '../../engine/tool.ts';
import { patientId } from '../parameters.ts';
import { readPatientRecords } from '../read-patient-records.ts';

/** `get_prescriptions`: all prescriptions of a patient, or one. */
export const getPrescriptions = defineTool({
  name: 'get_prescriptions',
  kind: 'read',
  description:
    "Reads a patient's prescriptions with refills left, last fill, days of supply and expiry; with a prescription id only " +
    'that one.',
  parameters: {
    patient_id: patientId,
    prescription_id: z.string().optional().describe("Id of one prescription, for example 'RX0123'."),
  },
  run: (view, { patient_id, prescription_id }) =>
    readPatientRecords({
      view,
      table: 'prescriptions',
      idField: 'prescription_id',
      noun: 'prescription',
      patientId: patient_id,
      id: prescription_id,
    }),
});
