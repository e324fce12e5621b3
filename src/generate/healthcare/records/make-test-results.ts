import type { Faker } from '@faker-js/faker';
import { addDays } from '../../../domains/healthcare/dates.ts';
import { now } from '../../../domains/healthcare/now.ts';
import type { Patient, TestResult } from '../clinic-records.ts';

/** Tests with the range that is usual and the one that values are drawn from. */
const tests = [
  { name: 'HbA1c', unit: '%', usual: [4, 5.6], drawn: [4.4, 8.2], digits: 1 },
  { name: 'LDL cholesterol', unit: 'mg/dL', usual: [50, 130], drawn: [61, 194], digits: 0 },
  { name: 'TSH', unit: 'mIU/L', usual: [0.4, 4], drawn: [0.31, 6.9], digits: 2 },
  { name: 'vitamin D', unit: 'ng/mL', usual: [30, 100], drawn: [11.2, 74.9], digits: 1 },
  { name: 'hemoglobin', unit: 'g/dL', usual: [12, 17], drawn: [9.8, 17.6], digits: 1 },
  { name: 'potassium', unit: 'mmol/L', usual: [3.5, 5.1], drawn: [3.11, 5.48], digits: 2 },
  { name: 'ferritin', unit: 'ng/mL', usual: [15, 200], drawn: [8.4, 263.7], digits: 1 },
] as const;

/** Up to four tests a patient, each of another kind; one that is pending has no value yet. */
export function makeTestResults(options: {
  readonly faker: Faker;
  readonly patients: readonly Patient[];
}): TestResult[] {
  const { faker, patients } = options;
  return patients
    .flatMap((patient) =>
      faker.helpers.arrayElements([...tests], { min: 0, max: 4 }).map((test): Omit<TestResult, 'test_id'> => {
        const status = faker.helpers.weightedArrayElement([
          { value: 'released', weight: 6 },
          { value: 'under_review', weight: 2 },
          { value: 'pending', weight: 1 },
        ] as const);
        const [min, max] = test.drawn;
        const value = faker.number.float({ min, max, fractionDigits: test.digits }).toFixed(test.digits);
        return {
          patient_id: patient.patient_id,
          name: test.name,
          ordered_by: patient.primary_provider,
          collected_on: addDays(
            now.date,
            -faker.number.int(status === 'released' ? { min: 8, max: 120 } : { min: 3, max: 9 }),
          ),
          status,
          value: status === 'pending' ? null : `${value} ${test.unit}`,
          usual_range: `${test.usual[0]} to ${test.usual[1]} ${test.unit}`,
        };
      }),
    )
    .map((result, index) => ({ test_id: `LAB${String(index + 1).padStart(4, '0')}`, ...result }));
}
