import { z } from 'zod';
import { defineTool } from '../../engine/tool.ts';
import { patientId } from '../parameters.ts';
import { readPatientRecords } from '../read-patient-records.ts';

/** `get_test_results`: all results of a patient, or one; also those that may not be told yet. */
export const getTestResults = defineTool({
  name: 'get_test_results',
  kind: 'read',
  description:
    "Reads a patient's test results; with a test id only that one. Mind the status: it says whether a result may be told.",
  parameters: {
    patient_id: patientId,
    test_id: z.string().optional().describe("Id of one test, for example 'LAB0042'."),
  },
  run: (view, { patient_id, test_id }) =>
    readPatientRecords({
      view,
      table: 'test_results',
      idField: 'test_id',
      noun: 'test result',
      patientId: patient_id,
      id: test_id,
    }),
});
