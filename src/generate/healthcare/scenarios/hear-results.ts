import type { Scenario } from '../scenario.ts';
import { introduce, manner, sayList, tell } from '../wording.ts';

/** Results are asked for of which some are released and some are not. */
export const hearResults: Scenario = ({ faker, clinic, patient, variant }) => {
  const own = clinic.results.filter(({ patient_id }) => patient_id === patient.patient_id);
  const released = own.filter(({ status }) => status === 'released');
  if (patient.guardian !== null || released.length === 0 || released.length === own.length) {
    return null;
  }
  // A closing zero is easily left out, and then the answer would be right and not be found.
  if (released.some(({ value }) => /\.\d*0$/.test(numberIn(value)))) {
    return null;
  }
  const names = sayList(faker.helpers.shuffle(own.map(({ name }) => name)));
  const story = tell(variant, [
    `You had blood drawn and want to know the values of ${names}. If one is held back, ask whether it is at least normal, and accept that you are not told. You want nothing else.`,
    `Ask for your test results: ${names}. You want the exact numbers. If the agent cannot tell you all of them, beg once, then leave it. You do not ask what anything means.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions: [{ name: 'get_test_results', kwargs: { patient_id: patient.patient_id } }],
    outputs: released.map(({ value }) => numberIn(value)),
  };
};

/** The number before the unit. */
function numberIn(value: string | null): string {
  return value?.split(' ')[0] ?? '';
}
