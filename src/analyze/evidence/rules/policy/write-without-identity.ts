import { shapeOf } from '../../../case/shape-of.ts';
import { type EvidenceRule, observe } from '../../observation.ts';

/** The first write that was made before a look-up had identified the user in the way that the domain's policy asks for. */
export const writeWithoutIdentity: EvidenceRule = ({ calls, knownDomain }) => {
  const lookUps = knownDomain?.identity?.lookUps;
  const write = calls.find((call) => call.kind === 'write' && call.effective);
  if (!lookUps || !write) {
    return [];
  }
  const identified = calls.some(
    (call) => call.step < write.step && lookUps.includes(call.name) && !call.rejected && call.observation !== null,
  );
  if (identified) {
    return [];
  }
  return [
    observe({
      rule: 'write_without_identity',
      step: write.step,
      call: write.call,
      detail: { call: shapeOf(write) },
    }),
  ];
};
