import type { FaultAuthor, FaultType } from '../../records/fault.ts';
import type { Fault, Names } from '../../records/finding.ts';
import type { Observation } from '../evidence/observation.ts';

interface TypeNames {
  readonly tauBench:
    | 'called_wrong_tool'
    | 'used_wrong_tool_argument'
    | 'took_unintended_action'
    | 'goal_partially_completed'
    | 'other';
  readonly agentrx: string;
  readonly tau2: string | null;
}

const typeNames: Readonly<Record<FaultType, TypeNames>> = {
  wrong_tool: { tauBench: 'called_wrong_tool', agentrx: 'Intent-Plan Misalignment', tau2: 'irrelevant_tool_call' },
  wrong_argument: {
    tauBench: 'used_wrong_tool_argument',
    agentrx: 'Invention of New Information',
    tau2: 'tool_call_argument_error',
  },
  rejected_call: {
    tauBench: 'used_wrong_tool_argument',
    agentrx: 'Invalid Invocation',
    tau2: 'tool_call_schema_error',
  },
  unintended_write: {
    tauBench: 'took_unintended_action',
    agentrx: 'Instruction/Plan Adherence Failure',
    tau2: 'irrelevant_tool_call',
  },
  goal_partially_completed: {
    tauBench: 'goal_partially_completed',
    agentrx: 'Intent-Plan Misalignment',
    tau2: 'missed_required_action',
  },
  wrong_order: { tauBench: 'other', agentrx: 'Intent-Plan Misalignment', tau2: 'wrong_sequence' },
  wrong_or_missing_output: {
    tauBench: 'goal_partially_completed',
    agentrx: 'Misinterpretation of Tool Output',
    tau2: 'incorrect_interpretation',
  },
  policy_violation: { tauBench: 'other', agentrx: 'Instruction/Plan Adherence Failure', tau2: 'guideline_violation' },
  premature_transfer: { tauBench: 'other', agentrx: 'Intent Not Supported', tau2: 'premature_termination' },
  wrong_refusal: { tauBench: 'other', agentrx: 'Intent Not Supported', tau2: 'premature_termination' },
  false_completion_claim: { tauBench: 'other', agentrx: 'Invention of New Information', tau2: 'hallucination' },
  user_stopped_early: { tauBench: 'other', agentrx: 'Underspecified User Intent', tau2: 'premature_termination' },
  user_ungrounded: { tauBench: 'other', agentrx: 'Underspecified User Intent', tau2: 'hallucination' },
  user_omitted: { tauBench: 'other', agentrx: 'Underspecified User Intent', tau2: 'guideline_violation' },
  user_contradicted: { tauBench: 'other', agentrx: 'Underspecified User Intent', tau2: 'guideline_violation' },
  user_role_confusion: { tauBench: 'other', agentrx: 'Underspecified User Intent', tau2: 'inconsistent_behavior' },
  agent_error_limit: {
    tauBench: 'used_wrong_tool_argument',
    agentrx: 'Invalid Invocation',
    tau2: 'tool_call_schema_error',
  },
  ambiguous_instruction: { tauBench: 'other', agentrx: 'Underspecified User Intent', tau2: null },
  ground_truth_defect: { tauBench: 'other', agentrx: 'Inconclusive', tau2: null },
  grader_defect: { tauBench: 'other', agentrx: 'Inconclusive', tau2: null },
  step_limit: { tauBench: 'other', agentrx: 'System Failure', tau2: 'termination_reason' },
  context_overflow: { tauBench: 'other', agentrx: 'System Failure', tau2: 'termination_reason' },
  runtime_error: { tauBench: 'other', agentrx: 'System Failure', tau2: 'termination_reason' },
  tool_defect: { tauBench: 'other', agentrx: 'System Failure', tau2: 'termination_reason' },
  undetermined: { tauBench: 'other', agentrx: 'Inconclusive', tau2: 'other' },
};

/**
 * A fault in the words of tau-bench, AgentRx and tau2. tau-bench knows three authors only (everything else is its
 * `environment`) and gives types to agent faults alone. AgentRx tells a value that a tool showed from one that was made up.
 */
export function namesOf(fault: Pick<Fault, 'author' | 'type'>, observations: readonly Observation[]): Names {
  const names = typeNames[fault.type];
  const fromTool =
    fault.type === 'wrong_argument' &&
    observations.some(({ rule, detail }) => rule === 'value_source' && detail.first === 'tool');
  return {
    tau_bench: { author: tauBenchAuthor(fault.author), fault_type: fault.author === 'agent' ? names.tauBench : null },
    agentrx: fromTool ? 'Misinterpretation of Tool Output' : names.agentrx,
    tau2: names.tau2,
  };
}

function tauBenchAuthor(author: FaultAuthor): string {
  return author === 'undetermined' ? 'environment' : author;
}
