import { z } from 'zod';
import { defineTool } from '../../engine/tool.ts';
import { patientId } from '../parameters.ts';
import { readPatientRecords } from '../read-patient-records.ts';

/** `get_appointment_details`: all appointments of a patient, past ones too, or one. */
export const getAppointmentDetails = defineTool({
  name: 'get_appointment_details',
  kind: 'read',
  description:
    "Reads a patient's appointments, past and coming, cancelled ones too; with an appointment id only that one.",
  parameters: {
    patient_id: patientId,
    appointment_id: z.string().optional().describe("Id of one appointment, for example 'APT0815'."),
  },
  run: (view, { patient_id, appointment_id }) =>
    readPatientRecords({
      view,
      table: 'appointments',
      idField: 'appointment_id',
      noun: 'appointment',
      patientId: patient_id,
      id: appointment_id,
    }),
});
