import type { InsurancePlan } from '../clinic-records.ts';

const everything = ['new_patient', 'follow_up', 'annual_physical', 'telehealth'] as const;

/** The plans that the clinic knows; the last one is for those who pay themselves and stands for no insurer. */
export const insurancePlans: readonly InsurancePlan[] = [
  {
    plan_id: 'PLAN01',
    name: 'Harborlight Open',
    referral_required: false,
    covers: everything,
    copay: { primary_care: 27, specialist: 58, annual_physical: 0, telehealth: 16 },
  },
  {
    plan_id: 'PLAN02',
    name: 'Harborlight Guided',
    referral_required: true,
    covers: everything,
    copay: { primary_care: 12, specialist: 34, annual_physical: 0, telehealth: 8 },
  },
  {
    plan_id: 'PLAN03',
    name: 'Fernway Family',
    referral_required: true,
    covers: ['new_patient', 'follow_up', 'annual_physical'],
    copay: { primary_care: 19, specialist: 41, annual_physical: 6, telehealth: 0 },
  },
  {
    plan_id: 'PLAN04',
    name: 'Fernway Direct',
    referral_required: false,
    covers: everything,
    copay: { primary_care: 32, specialist: 67, annual_physical: 14, telehealth: 23 },
  },
  {
    plan_id: 'PLAN05',
    name: 'Stonebridge Saver',
    referral_required: false,
    covers: ['new_patient', 'follow_up', 'telehealth'],
    copay: { primary_care: 53, specialist: 88, annual_physical: 0, telehealth: 37 },
  },
  {
    plan_id: 'PLAN06',
    name: 'Self-pay',
    referral_required: false,
    covers: everything,
    copay: { primary_care: 138, specialist: 226, annual_physical: 184, telehealth: 79 },
  },
];
