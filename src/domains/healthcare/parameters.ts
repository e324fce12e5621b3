import { z } from 'zod';
import { visitTypes } from './visit-types.ts';

/** Arguments that several tools take, told to models in the same words. */
export const patientId = z.string().describe("Id of the patient, for example 'PAT0042'.");
export const doctor = z.string().describe("Id of the provider, for example 'DOC07'; list_providers gives the ids.");
export const appointmentId = z.string().describe("Id of the appointment, for example 'APT0815'.");
export const prescriptionId = z.string().describe("Id of the prescription, for example 'RX0123'.");
export const date = z.string().describe("Day, written year-month-day, for example '2024-06-14'.");
export const time = z.string().describe("Start on the 24-hour clock, for example '14:30'.");
export const visitType = z
  .enum(visitTypes)
  .describe('Kind of visit: new_patient and annual_physical take 60 minutes, follow_up and telehealth 30.');
