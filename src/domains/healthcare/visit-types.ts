/** Kinds of appointment, each with its length in minutes. */
export const visitMinutes: { readonly [type: string]: number } = {
  new_patient: 60,
  follow_up: 30,
  annual_physical: 60,
  telehealth: 30,
};

/** Names of the kinds of appointment. */
export const visitTypes = ['new_patient', 'follow_up', 'annual_physical', 'telehealth'] as const;
