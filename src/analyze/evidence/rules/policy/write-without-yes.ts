import type { CaseFile } from '../../../case/case-file.ts';
import { shapeOf } from '../../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../../observation.ts';
import { agrees } from '../../reading/phrases.ts';

/** Writes that no user turn agreed to: the policies ask for an explicit yes to what is about to be written. */
export const writeWithoutYes: EvidenceRule = (file) => {
  const writes = file.calls.filter((call) => call.kind === 'write' && call.effective);
  return writes.flatMap((call): Observation[] => {
    const turn = lastUserTurn(file, call.step);
    const proposed = file.trajectory.messages
      .slice(0, turn ?? 0)
      .some((message) => message.role === 'assistant' && message.said !== null);
    if (turn !== null && proposed && agrees(file.trajectory.messages[turn]?.said ?? '')) {
      return [];
    }
    return [
      observe({
        rule: 'write_without_yes',
        step: call.step,
        call: call.call,
        quote: turn === null ? null : quoteOf(file.trajectory.messages[call.step]?.content),
        detail: { call: shapeOf(call), turn, proposed },
      }),
    ];
  });
};

function lastUserTurn({ trajectory }: CaseFile, before: number): number | null {
  const step = trajectory.messages.slice(0, before).findLastIndex((message) => message.role === 'user');
  return step === -1 ? null : step;
}
