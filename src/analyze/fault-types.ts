import type { FaultAuthor, FaultType } from '../records/fault.ts';
import type { Edit } from '../records/finding.ts';

/** What a fault type means and who can be its author. */
export interface FaultTypeDefinition {
  readonly authors: readonly FaultAuthor[];
  readonly definition: string;
  /** Edits of a repair that mend such a fault wherever it stands; others mend only what stands at their own step. */
  readonly mendedBy?: readonly Edit['kind'][];
}

/** The taxonomy, in the order of docs/taxonomy.md. */
export const faultTypes: Readonly<Record<FaultType, FaultTypeDefinition>> = {
  wrong_tool: {
    authors: ['agent', 'user'],
    definition: 'a state-changing tool was called where another one was due on the same object',
  },
  wrong_argument: {
    authors: ['agent', 'user'],
    definition: 'the right tool changed the right object, but with an argument that differs from the expected one',
  },
  rejected_call: {
    authors: ['agent'],
    definition: 'a needed call was refused by its tool and never made good',
    mendedBy: ['insert_call'],
  },
  unintended_write: {
    authors: ['agent', 'user'],
    definition: 'something was changed that should have stayed as it was',
  },
  goal_partially_completed: {
    authors: ['agent'],
    definition: 'a needed change was never made, with no refusal or hand-over to explain it',
    mendedBy: ['insert_call'],
  },
  wrong_order: {
    authors: ['agent'],
    definition: 'an earlier change made a needed later one impossible',
    mendedBy: ['insert_call'],
  },
  wrong_or_missing_output: {
    authors: ['agent'],
    definition: 'the state is right, but the user was not told what had to be told, or was told something wrong',
    mendedBy: ['say_output'],
  },
  policy_violation: {
    authors: ['agent'],
    definition: 'the policy forbids what was done, or asks for something (identity, a yes) that was skipped',
  },
  premature_transfer: {
    authors: ['agent'],
    definition: 'the user was handed to a person although the agent could have helped',
    mendedBy: ['insert_call'],
  },
  wrong_refusal: {
    authors: ['agent'],
    definition: 'a request was declined that the policy allows',
    mendedBy: ['insert_call'],
  },
  false_completion_claim: {
    authors: ['agent'],
    definition: 'the agent said that something was done which no call had done',
    mendedBy: ['insert_call'],
  },
  user_stopped_early: {
    authors: ['user'],
    definition: 'the user ended the conversation before the agent could act on its go-ahead',
    mendedBy: ['insert_call'],
  },
  user_ungrounded: {
    authors: ['user'],
    definition: 'the user brought up a value or wish that neither its instruction nor anything said before holds',
  },
  user_omitted: {
    authors: ['user'],
    definition: 'the user never voiced a part of its instruction that the task needs',
    mendedBy: ['insert_call'],
  },
  user_contradicted: {
    authors: ['user'],
    definition: 'the user wished for, chose or turned down something against its instruction',
  },
  user_role_confusion: {
    authors: ['user'],
    definition: 'the user spoke or acted as if it were the agent, so that its own wishes went unsaid',
  },
  agent_error_limit: {
    authors: ['agent'],
    definition: "the harness ended the run because too many of the agent's calls had been refused",
  },
  ambiguous_instruction: {
    authors: ['environment'],
    definition: 'the instruction fits several end states and the run reached another one than the grader wants',
  },
  ground_truth_defect: {
    authors: ['environment'],
    definition: 'the expected actions fail, do nothing, or contradict instruction, policy or data',
    mendedBy: ['corrected_ground_truth'],
  },
  grader_defect: {
    authors: ['environment'],
    definition: 'the run is right, but the comparison of state or outputs is too narrow or too loose to see it',
    mendedBy: ['corrected_ground_truth'],
  },
  step_limit: {
    authors: ['environment'],
    definition: 'the run was cut off at the maximum number of steps',
    mendedBy: ['grade_here'],
  },
  context_overflow: { authors: ['environment'], definition: 'the conversation outgrew the context window' },
  runtime_error: { authors: ['environment'], definition: 'a server, network or program error ended the run' },
  tool_defect: { authors: ['environment'], definition: 'a tool did something else than it documents' },
  undetermined: { authors: ['undetermined'], definition: 'the record does not settle what went wrong' },
};
