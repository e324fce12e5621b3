import { bookingObstacles, providerOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { firstSlot, makeWish } from '../wish.ts';
import { introduce, manner, tell } from '../wording.ts';

/** Whether a follow-up is booked depends on a result that is told. */
export const resultThenVisit: Scenario = ({ faker, clinic, patient, variant }) => {
  const [result] = faker.helpers.shuffle(
    clinic.results.filter((own) => own.patient_id === patient.patient_id && own.status === 'released'),
  );
  if (patient.guardian !== null || result === undefined || result.value === null) {
    return null;
  }
  const [value = '', unit = ''] = result.value.split(' ');
  if (/\.\d*0$/.test(value)) {
    return null;
  }
  const top = Number(result.usual_range.split(' ')[2]);
  const provider = providerOf(clinic, result.ordered_by);
  const wish = makeWish({ faker });
  const slot = firstSlot({ clinic, provider, type: 'follow_up', wish });
  if (slot === undefined || Number(value) > top !== (variant % 2 === 0) || Number(value) === top) {
    return null;
  }
  if (bookingObstacles({ clinic, patient, provider, type: 'follow_up', date: slot.date }).length > 0) {
    return null;
  }
  const story = tell(variant, [
    `You want to hear the value of your ${result.name} test. If it is above ${top} ${unit}, book an in-person follow-up with the doctor who ordered it: ${wish.text}. If it is not, you book nothing.`,
    `Your ${result.name} result should be there, and you want the number. You have decided by yourself that anything over ${top} ${unit} means seeing the doctor who ordered the test, in person, as a follow-up, at ${wish.text}. Otherwise you are done once you know the number.`,
  ]);
  return {
    instruction: `${introduce({ faker, patient })} ${story}${manner(faker)}`,
    actions:
      Number(value) > top
        ? [
            {
              name: 'schedule_appointment',
              kwargs: { patient_id: patient.patient_id, doctor: provider.provider_id, ...slot, type: 'follow_up' },
            },
          ]
        : [{ name: 'get_test_results', kwargs: { patient_id: patient.patient_id, test_id: result.test_id } }],
    outputs: [value],
  };
};
