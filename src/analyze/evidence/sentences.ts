import type { CallShape } from '../../domains/engine/call-shape.ts';
import type { Details, FieldPlace } from './details.ts';
import { describeCall, describeDifference, describeValue } from './reading/describe-call.ts';
import type { RuleName } from './rule-table.ts';

/** The fact of a rule in one sentence. It is for reading only: nothing decides by it. */
export function sentenceOf<Name extends RuleName>(rule: Name, detail: Details[Name]): string {
  return sentences[rule](detail);
}

/** Fields of records, as they are named in sentences. */
export function fieldNames(fields: readonly FieldPlace[]): string {
  return fields.map(fieldName).join(', ');
}

/** Texts in quotation marks, one after the other. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(', ');
}

/** Why a run ended by an error, as the end of a sentence. */
export function crashCause({ message, timeout }: Details['crash']): string {
  return message ?? (timeout ? 'the time limit was reached' : 'the file names no cause');
}

/** What a user did that stopped early, behind "the user". */
export const waysOfStopping: Readonly<Record<Details['early_stop']['how'], string>> = {
  in_thoughts: 'ended the conversation by a stop token that stands in its own thoughts',
  with_go_ahead: 'gave its go-ahead and ended the conversation in the same message',
  with_question: 'asked a question and ended the conversation in the same message',
};

const sentences: { readonly [Name in RuleName]: (detail: Details[Name]) => string } = {
  not_replayed: ({ text }) => text,
  replay: ({ calls, same, drifted, unexplained }) =>
    `Replay in the data set ran ${calls} calls; ${same} answer as recorded${drifted > 0 ? `, ${drifted} differ by later edits of the data` : ''}${unexplained > 0 ? `, ${unexplained} differ otherwise` : ''}.`,
  state_difference: (detail) => {
    if ('more' in detail) {
      return `${detail.more} more fields differ.`;
    }
    const { actual, expected, cause } = detail;
    return `${fieldName(detail)} ended as ${describeValue(actual)} where ${describeValue(expected)} was expected${cause ? `; last changed at step ${cause.step} by ${cause.name}` : '; the run never changed it'}.`;
  },
  reward_differs: ({ replayed, stateMatches, outputsSaid, recorded }) =>
    `Replay gives reward ${replayed} (state ${stateMatches ? 'right' : 'wrong'}, outputs ${outputsSaid ? 'said' : 'missing'}), the file says ${recorded}.`,
  unmet_statement: ({ statement }) => `At the end of the run this does not hold: ${statement}.`,
  part_not_replayed: ({ part, passed }) =>
    `${part} is a part of the reward that no replay decides; the record says that it ${passed ? 'passed' : 'failed'}.`,
  side_effect: (detail) => {
    if ('more' in detail) {
      return `${detail.more} more fields differ that no check of the task looks at.`;
    }
    const { actual, expected, cause } = detail;
    return `${fieldName(detail)} ended as ${describeValue(actual)} where the ground truth leaves ${describeValue(expected)}${cause ? ` (${cause.name} at step ${cause.step})` : ''}; no check of the task looks at it.`;
  },
  order_of_pairs: ({ call, lists }) =>
    `${describeCall(call)} has the pairs that are expected, in another order of ${lists.join(' and ')}, and replay ends in another state for that alone.`,
  crash: (detail) => `The run was ended by an error: ${crashCause(detail)}`,
  context_overflow: ({ message }) =>
    `The conversation outgrew the model's context window${message ? `: ${message}` : ''}.`,
  empty_run: () => 'The record holds no messages.',
  step_limit_after_success: cutOff,
  step_limit: cutOff,
  grader_state: ({ matches }) =>
    `The grader found the end state ${matches ? 'equal to' : 'different from'} the ground truth's.`,
  grader_action: ({ call }) => `The grader found no call that matches ${describeCall(call)}.`,
  grader_assertion: ({ statement, justification }) =>
    `The grader holds that this was not met: ${statement}${justification ? ` (${justification})` : ''}`,
  passes_corrected: ({ fields }) =>
    `Under the corrected ground truth this run has reward 1${fields.length > 0 ? `; the correction concerns ${fieldNames(fields)}` : ''}.`,
  reward_corrected: ({ replayed, corrected }) =>
    `Reward by replay: ${replayed} under the ground truth in the file, ${corrected} under the corrected one.`,
  ground_truth_fails: ({ call, error }) =>
    `The ground truth's own ${describeCall(call)} is refused by the tool: ${error}.`,
  ground_truth_same_item: ({ call, items }) =>
    `The ground truth exchanges ${items.join(', ')} for itself in ${describeCall(call)}.`,
  ground_truth_forbidden: ({ call, forbidden, reason }) =>
    `The ground truth expects ${describeCall(call)}, but the policy does not allow ${forbidden}: ${reason}.`,
  ground_truth_unknowable: ({ name, values }) =>
    `The ground truth expects ${quoted(values)} in ${name}, which neither instruction nor policy nor a record within the user's reach holds.`,
  ground_truth_open_choice: ({ name, argument, value, others }) =>
    `The ground truth expects ${value} as ${argument} of ${name}, of which the instruction says nothing; ${others.join(', ')} would fit as well and end in another state.`,
  output_flaw: ({ output, flaw }) => `The required output ${JSON.stringify(output)} ${outputFlaws[flaw]}.`,
  ground_truth_no_effect: ({ call }) => `The ground truth's own ${describeCall(call)} changes nothing.`,
  list_order: ({ fields }) =>
    `The end state differs from the ground truth's only in the order of lists: ${fieldNames(fields)}.`,
  early_stop: ({ step, how }) => `At step ${step} the user ${waysOfStopping[how]}.`,
  forbidden_write: ({ forbidden, reason }) => `The policy does not allow ${forbidden}: ${reason}.`,
  write_wrong_argument: ({ caller, actual, expected, keys }) =>
    `The ${caller} called ${actual.name} with other arguments than expected: ${describeDifference({ keys, expected: expected.arguments, actual: actual.arguments })}.`,
  write_wrong_tool: ({ caller, actual, expected }) =>
    `The ${caller} called ${describeCall(actual)} where ${describeCall(expected)} was expected.`,
  write_unintended: ({ caller, actual }) =>
    `The ${caller} called ${describeCall(actual)}, which the ground truth does not have.`,
  lock_out: (detail) =>
    `${rejected(detail)}; the agent itself had changed that object at step ${detail.by.step} with ${detail.by.name}.`,
  rejected_call: (detail) => `${rejected(detail)}; no later call made up for it.`,
  rejected_call_mended: (detail) => `${rejected(detail)}; step ${detail.mendedAt} made up for it.`,
  rejected_call_harmless: (detail) => `${rejected(detail)}; ${whyHarmless[detail.because]}.`,
  answer_contradicts_call: ({ call, argument, given, answered, followed }) =>
    `${call.name} took effect with ${JSON.stringify(given)} as ${argument}, but its answer has ${JSON.stringify(answered)} there${followed === null ? '' : `; step ${followed} goes by that`}.`,
  tool_broke: ({ call, step }) =>
    `At step ${step} ${call.name} answered with an error to a call that is accepted when it is made again.`,
  answer_altered: ({ name, shown, right, followed }) =>
    `${name} showed ${JSON.stringify(shown)} where the records have ${JSON.stringify(right)}; step ${followed} goes by that.`,
  malformed_call: ({ step, name }) =>
    `At step ${step} a call of ${name} could not be read and went to the user as text.`,
  value_source: ({ key, value, first, step, inInstruction }) => {
    const named = `The value ${JSON.stringify(value)} of ${key}`;
    const instruction = `it ${inInstruction ? 'stands' : 'does not stand'} in the user's instruction`;
    if (first === null) {
      return `${named} appears nowhere before this call; ${instruction}.`;
    }
    return `${named} was first brought up by ${speakers[first]} at step ${step}; ${instruction}.`;
  },
  write_without_identity: ({ call }) =>
    `${describeCall(call)} was made before the user had been identified as the policy asks.`,
  write_without_yes: ({ call, turn, proposed }) => {
    if (turn === null) {
      return `${describeCall(call)} was made before the user had said a word.`;
    }
    return proposed
      ? `${describeCall(call)} follows a user turn (step ${turn}) that agrees to nothing.`
      : `${describeCall(call)} was made without anything having been proposed to the user.`;
  },
  record_cut_off: ({ step }) => `The record ends with the user's words at step ${step}, before the agent had its turn.`,
  wish_lost: ({ because }) => because,
  missing_write: ({ calls }) => `Expected and never done: ${calls.map(describeCall).join('; ')}.`,
  false_completion_claim: ({ step }) =>
    `At step ${step} the agent says that something is done which no write has done.`,
  identity_withheld: ({ asked, values }) =>
    `Asked at step ${asked} who it is, the user never says what its instruction has: ${values.join(', ')}.`,
  premature_transfer: ({ step }) => `The agent handed the user over at step ${step} with expected writes undone.`,
  refusal: ({ step, sentence }) => `At step ${step} the agent refuses: ${sentence.slice(0, 200)}`,
  user_omitted: ({ parts }) => `The instruction names ${quoted(parts)}, which the user never said.`,
  stopped_short: ({ lastWrite, step }) =>
    `After ${lastWrite === null ? 'the start' : `the last write at step ${lastWrite}`} no expected write follows; the next words of the agent are at step ${step}.`,
  transfer_request: ({ by, step, inInstruction }) => {
    const instruction = `the user's instruction ${inInstruction ? 'speaks' : 'does not speak'} of it`;
    return by === null
      ? `Nobody had spoken of a hand-over before it was made at step ${step}; ${instruction}.`
      : `The ${by} was the first to speak of a hand-over, at step ${step}; ${instruction}.`;
  },
  output_other_form: ({ expected, said, step }) =>
    `The user had to be told ${JSON.stringify(expected)}; at step ${step} the agent said ${said}, which is the same number in another form.`,
  output_near_miss: ({ expected, said, step }) =>
    `The user had to be told ${JSON.stringify(expected)}; at step ${step} the agent said ${JSON.stringify(said)}.`,
  output_missing: ({ expected }) =>
    `The user had to be told ${quoted(expected)}, and no words of the agent contain ${expected.length === 1 ? 'it' : 'them'}.`,
  task_fails_everywhere: ({ failed, refusedTools }) =>
    `${trials({ passed: 0, failed })} A task that no run passes may be at fault itself${refusedTools.length > 0 ? `: its own ${refusedTools.join(', ')} is refused by the tool` : ''}.`,
  other_trials: trials,
  passing_trial: ({ trial, index, file, row: { expected, actual, keys, status } }) => {
    const name = `A passing run (trial ${trial ?? '?'}, record ${index} of ${file})`;
    if (!expected) {
      return `${name} did without ${actual ? describeCall(actual) : 'this call'}.`;
    }
    if (!actual || status !== 'wrong_argument') {
      return `${name} called ${describeCall(expected)}; this one did not.`;
    }
    const here = describeDifference({ keys, expected: expected.arguments, actual: actual.arguments, where: 'there' });
    return `${name} called ${expected.name} otherwise: here ${here}.`;
  },
};

const speakers = { user: 'the user', agent: 'the agent', tool: "a tool's result", policy: 'the policy' } as const;

const outputFlaws: Readonly<Record<Details['output_flaw']['flaw'], string>> = {
  in_policy: 'stands in the policy, so that it can be said without having done anything',
  in_instruction: "stands in the user's instruction, so that it can be said without having done anything",
  odd_form: 'is written in a form in which nobody says it',
};

const whyHarmless: Readonly<Record<Details['rejected_call_harmless']['because'], string>> = {
  state_is_right: 'the end state is right all the same',
  expected_and_refused: 'the ground truth makes this very call, and it is refused there too',
  nothing_hangs_on_it: 'nothing that was expected hangs on it',
};

function fieldName({ table, key, field }: FieldPlace): string {
  return `${table} ${key}${field ? ` ${field}` : ''}`;
}

function cutOff({ messages, repeated }: Details['step_limit']): string {
  const loop = repeated ? ` It made the call ${describeCall(repeated.call)} ${repeated.times} times.` : '';
  return `The run was cut off at the step limit after ${messages} messages.${loop}`;
}

function rejected({ call, answer }: { readonly call: CallShape; readonly answer: string }): string {
  return `${describeCall(call)} was rejected: ${answer.slice(0, 160)}`;
}

function trials({ passed, failed }: Details['other_trials']): string {
  const total = passed + failed;
  return `Of ${total} other ${total === 1 ? 'run' : 'runs'} of this task, ${passed} passed.`;
}
