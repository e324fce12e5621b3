import type { CaseFile } from '../../../case/case-file.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../../observation.ts';
import { describeCall } from '../../reading/describe-call.ts';
import { agrees } from '../../reading/phrases.ts';

/** Writes that no user turn agreed to: the policies ask for an explicit yes to what is about to be written. */
export const writeWithoutYes: EvidenceRule = (file) => {
  const writes = file.calls.filter((call) => call.kind === 'write' && call.effective);
  return writes.flatMap((call): Observation[] => {
    const turn = lastUserTurn(file, call.step);
    if (turn === null) {
      return [
        observe({
          rule: 'write_without_yes',
          step: call.step,
          call: call.call,
          text: `${describeCall(call)} was made before the user had said a word.`,
        }),
      ];
    }
    const said = file.trajectory.messages[turn]?.said ?? '';
    const proposed = file.trajectory.messages
      .slice(0, turn)
      .some((message) => message.role === 'assistant' && message.said !== null);
    if (proposed && agrees(said)) return [];
    const text = proposed
      ? `${describeCall(call)} follows a user turn (step ${turn}) that agrees to nothing.`
      : `${describeCall(call)} was made without anything having been proposed to the user.`;
    return [
      observe({
        rule: 'write_without_yes',
        step: call.step,
        call: call.call,
        quote: quoteOf(file.trajectory.messages[call.step]?.content),
        text,
      }),
    ];
  });
};

function lastUserTurn({ trajectory }: CaseFile, before: number): number | null {
  const step = trajectory.messages.slice(0, before).findLastIndex((message) => message.role === 'user');
  return step === -1 ? null : step;
}
