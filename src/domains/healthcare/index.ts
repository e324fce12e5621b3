import type { Domain } from '../engine/domain.ts';
import { calculateTool } from '../engine/tools/calculate-tool.ts';
import { identity } from './identity.ts';
import { looksBefore } from './looks-before.ts';
import { now } from './now.ts';
import { phrases } from './phrases.ts';
import { policyChecks } from './policy-checks.ts';
import { cancelAppointment } from './tools/cancel-appointment.ts';
import { findFreeSlots } from './tools/find-free-slots.ts';
import { findPatient } from './tools/find-patient.ts';
import { getAppointmentDetails } from './tools/get-appointment-details.ts';
import { getInsuranceCoverage } from './tools/get-insurance-coverage.ts';
import { getPatientInfo } from './tools/get-patient-info.ts';
import { getPrescriptions } from './tools/get-prescriptions.ts';
import { getProviderSchedule } from './tools/get-provider-schedule.ts';
import { getTestResults } from './tools/get-test-results.ts';
import { joinWaitlist } from './tools/join-waitlist.ts';
import { listProviders } from './tools/list-providers.ts';
import { requestRefill } from './tools/request-refill.ts';
import { rescheduleAppointment } from './tools/reschedule-appointment.ts';
import { scheduleAppointment } from './tools/schedule-appointment.ts';
import { transferToMedicalStaff } from './tools/transfer-to-medical-staff.ts';
import { updatePatientContact } from './tools/update-patient-contact.ts';

/**
 * A clinic's front desk: patients, providers, appointments, prescriptions, results and coverage. Six tools have the names
 * and arguments of the tau-bench fork that has a healthcare world; what they answer is ours, and every refusal begins with
 * `Error:`, not-found ones too, so that runs can be judged as in the other worlds.
 */
export const healthcare: Domain = {
  name: 'healthcare',
  tables: ['appointments', 'insurance_plans', 'patients', 'prescriptions', 'providers', 'test_results'],
  userTable: 'patients',
  tools: [
    calculateTool({ example: '3 * 25 + 40' }),
    cancelAppointment,
    findFreeSlots,
    findPatient,
    getAppointmentDetails,
    getInsuranceCoverage,
    getPatientInfo,
    getPrescriptions,
    getProviderSchedule,
    getTestResults,
    joinWaitlist,
    listProviders,
    requestRefill,
    rescheduleAppointment,
    scheduleAppointment,
    transferToMedicalStaff,
    updatePatientContact,
  ],
  now,
  signs: {
    otherTools: ['get_appointment'],
    ids: /\b(APT\d{3,}|PAT\d{4}|RX\d{4})\b/,
    words: /\b(clinic|patient|healthcare)\b/i,
  },
  identity,
  objectKeys: ['appointment_id', 'prescription_id', 'test_id', 'patient_id'],
  words: {
    topics: [
      { part: /refill|prescription/, words: /\b(refills?|prescriptions?|medication|medicine|pills?|tablets?)\b/i },
      { part: /^schedule/, words: /\b(appointments?|visits?|check-?ups?|slots?|follow-?ups?|physical)\b/i },
      {
        part: /contact/,
        words:
          /\b(phone|e-?mail|address|contact|details|moved|usual pharmacy|(?:on|in) (?:the|my|your) (?:record|file))\b/i,
      },
    ],
    tellingFields: ['medication', 'doctor', 'provider'],
    nameFields: ['medication'],
    desk: 'clinic',
  },
  phrases,
  looksBefore,
  policyChecks,
};
