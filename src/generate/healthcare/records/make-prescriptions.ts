import type { Faker } from '@faker-js/faker';
import { addDays } from '../../../domains/healthcare/dates.ts';
import { now } from '../../../domains/healthcare/now.ts';
import type { Patient, Prescription } from '../clinic-records.ts';

const medications = [
  { medication: 'lisinopril', strength: '10 mg', controlled: false },
  { medication: 'atorvastatin', strength: '20 mg', controlled: false },
  { medication: 'metformin', strength: '500 mg', controlled: false },
  { medication: 'levothyroxine', strength: '75 mcg', controlled: false },
  { medication: 'omeprazole', strength: '20 mg', controlled: false },
  { medication: 'amlodipine', strength: '5 mg', controlled: false },
  { medication: 'sertraline', strength: '50 mg', controlled: false },
  { medication: 'montelukast', strength: '10 mg', controlled: false },
  { medication: 'zolpidem', strength: '5 mg', controlled: true },
  { medication: 'tramadol', strength: '50 mg', controlled: true },
  { medication: 'lorazepam', strength: '1 mg', controlled: true },
] as const;

const forMinors = [
  { medication: 'cetirizine', strength: '5 mg', controlled: false },
  { medication: 'albuterol inhaler', strength: '90 mcg', controlled: false },
  { medication: 'montelukast', strength: '5 mg', controlled: false },
  { medication: 'methylphenidate', strength: '10 mg', controlled: true },
] as const;

/** Up to four prescriptions a patient, each of another medication, by the patient's own primary provider. */
export function makePrescriptions(options: {
  readonly faker: Faker;
  readonly patients: readonly Patient[];
}): Prescription[] {
  const { faker, patients } = options;
  return patients
    .flatMap((patient) => {
      const kinds = faker.helpers.arrayElements([...(patient.guardian === null ? medications : forMinors)], {
        min: 0,
        max: patient.guardian === null ? 4 : 2,
      });
      return kinds.map((kind) => makePrescription({ faker, patient, kind }));
    })
    .map((prescription, index) => ({ prescription_id: `RX${String(index + 1).padStart(4, '0')}`, ...prescription }));
}

function makePrescription(options: {
  readonly faker: Faker;
  readonly patient: Patient;
  readonly kind: Pick<Prescription, 'medication' | 'strength' | 'controlled'>;
}): Omit<Prescription, 'prescription_id'> {
  const { faker, patient, kind } = options;
  const supply = faker.helpers.arrayElement([30, 30, 60, 90]);
  return {
    patient_id: patient.patient_id,
    ...kind,
    prescribed_by: patient.primary_provider,
    status: faker.datatype.boolean(0.9) ? 'active' : 'discontinued',
    refills_left: faker.number.int({ min: 0, max: 4 }),
    days_supply: supply,
    last_filled: addDays(now.date, -faker.number.int({ min: 4, max: supply + 10 })),
    expires: addDays(
      now.date,
      faker.datatype.boolean(0.15) ? -faker.number.int({ min: 3, max: 30 }) : faker.number.int({ min: 20, max: 300 }),
    ),
  };
}
