import type { Clinic } from './clinic.ts';
import type { Patient } from './clinic-records.ts';
import { comingVisits } from './rules.ts';
import type { Story } from './scenario.ts';

/** Whether a visit is to take place on a day on which the patient has another one that stays: an agent might rightly ask. */
export function hasClash(options: {
  readonly clinic: Clinic;
  readonly patient: Patient;
  readonly story: Story;
}): boolean {
  const { clinic, patient, story } = options;
  const touched = story.actions.map(({ kwargs }) => kwargs['appointment_id']);
  const staying = comingVisits(clinic, patient).filter(({ appointment_id }) => !touched.includes(appointment_id));
  return story.actions.some(({ kwargs }) => staying.some(({ date }) => date === kwargs['date']));
}
