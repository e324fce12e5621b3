import type { Trajectory } from '../../records/trajectory.ts';
import { alignWrites } from './align-writes.ts';
import type { CaseCall, CaseFile, ExpectedCall, RequiredOutput } from './case-file.ts';
import { toolKindOf } from './tool-kind.ts';

/** Gathers what the rules need from the record alone; where there is a world, replay refines it. */
export function buildCaseFile({
  trajectory,
  domain,
}: {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
}): CaseFile {
  const calls = callsOf(trajectory);
  const actions = trajectory.task?.actions ?? null;
  const expected: readonly ExpectedCall[] | null =
    actions?.map((action) => ({
      name: action.name,
      arguments: action.arguments,
      compared: action.compare_arguments,
      kind: toolKindOf(action.name),
    })) ?? null;
  const alignment = expected ? alignWrites(expected, calls) : [];
  return {
    trajectory,
    domain,
    calls,
    expected,
    alignment,
    outputs: outputsOf(trajectory),
    stateMatches: stateMatches(trajectory, expected, alignment),
  };
}

function callsOf({ messages }: Trajectory): CaseCall[] {
  const calls: CaseCall[] = [];
  messages.forEach((message, step) => {
    message.tool_calls.forEach((toolCall, call) => {
      const answered = answerOf(messages, step, call, toolCall.id);
      const answer = answered === null ? null : (messages[answered] ?? null);
      const observation = answer?.observation ?? null;
      const kind = toolKindOf(toolCall.name);
      const rejected =
        answer !== null && (answer.error === true || /^(Error\b|Unknown action)/.test(observation ?? ''));
      calls.push({
        step,
        call,
        name: toolCall.name,
        arguments: toolCall.arguments ?? {},
        answered,
        observation,
        kind,
        rejected,
        effective: kind === 'write' && !rejected && answer !== null,
      });
    });
  });
  return calls;
}

/** The result of a call: by its id where the file has ids, else by position among the results that follow at once. */
function answerOf(messages: Trajectory['messages'], step: number, call: number, id: string | null): number | null {
  let position = 0;
  for (let index = step + 1; index < messages.length && messages[index]?.role === 'tool'; index += 1) {
    const message = messages[index];
    if (id !== null && message?.tool_call_id !== null ? message?.tool_call_id === id : position === call) return index;
    position += 1;
  }
  return null;
}

function outputsOf(trajectory: Trajectory): RequiredOutput[] {
  const graded = trajectory.grade?.outputs;
  if (graded && graded.length > 0) return graded.map(({ text, said }) => ({ text, said }));
  // tau-bench's rule: lower case, commas taken out of the agent's words only.
  const spoken = trajectory.messages.flatMap((message) =>
    message.role === 'assistant' && message.said !== null ? [message.said.toLowerCase().replaceAll(',', '')] : [],
  );
  return (trajectory.task?.outputs ?? []).map((text) => ({
    text,
    said: spoken.some((said) => said.includes(text.toLowerCase())),
  }));
}

function stateMatches(
  trajectory: Trajectory,
  expected: CaseFile['expected'],
  alignment: CaseFile['alignment'],
): boolean | null {
  const told = trajectory.grade?.state_matches ?? null;
  if (told !== null) return told;
  return expected === null ? null : alignment.every((row) => row.status === 'matched');
}
