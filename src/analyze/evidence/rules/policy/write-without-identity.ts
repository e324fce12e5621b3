import { type EvidenceRule, observe } from '../../observation.ts';
import { describeCall } from '../../reading/describe-call.ts';

/** How each world's policy wants the user identified before anything is changed: a look-up that has to have succeeded. */
const lookUps: Readonly<Record<string, RegExp>> = {
  retail: /^find_user_id_by_/,
  airline: /^(get_user_details|get_reservation_details)$/,
  healthcare: /^(find_patient|get_patient_info)$/,
};

/** The first write that was made before the user was identified in the way that the policy asks for. */
export const writeWithoutIdentity: EvidenceRule = ({ calls, domain }) => {
  const lookUp = lookUps[domain ?? ''];
  const write = calls.find((call) => call.kind === 'write' && call.effective);
  if (!lookUp || !write) return [];
  const identified = calls.some(
    (call) => call.step < write.step && lookUp.test(call.name) && !call.rejected && call.observation !== null,
  );
  if (identified) return [];
  return [
    observe({
      rule: 'write_without_identity',
      step: write.step,
      call: write.call,
      text: `${describeCall(write)} was made before the user had been identified as the policy asks.`,
    }),
  ];
};
