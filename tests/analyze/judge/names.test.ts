import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/analyze/evidence/observation.ts';
import { nameLabel } from '../../../src/analyze/judge/name-label.ts';
import { namesOf } from '../../../src/analyze/judge/names.ts';
import { faultTypeSchema } from '../../../src/records/fault.ts';

const sourceOf = (first: 'user' | 'agent' | 'tool' | 'policy') =>
  observe({
    rule: 'value_source',
    detail: { value: 'red', first, step: 2, inInstruction: false, key: 'colour' },
  });

describe('namesOf', () => {
  it('has a name for every type in each vocabulary', () => {
    const rows = faultTypeSchema.options.map((type) => {
      const { tau_bench, agentrx, tau2 } = namesOf({ author: 'agent', type }, []);
      return `${type}: ${tau_bench?.fault_type} | ${agentrx} | ${tau2}`;
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        "wrong_tool: called_wrong_tool | Intent-Plan Misalignment | irrelevant_tool_call",
        "wrong_argument: used_wrong_tool_argument | Invention of New Information | tool_call_argument_error",
        "rejected_call: used_wrong_tool_argument | Invalid Invocation | tool_call_schema_error",
        "unintended_write: took_unintended_action | Instruction/Plan Adherence Failure | irrelevant_tool_call",
        "goal_partially_completed: goal_partially_completed | Intent-Plan Misalignment | missed_required_action",
        "wrong_order: other | Intent-Plan Misalignment | wrong_sequence",
        "wrong_or_missing_output: goal_partially_completed | Misinterpretation of Tool Output | incorrect_interpretation",
        "policy_violation: other | Instruction/Plan Adherence Failure | guideline_violation",
        "premature_transfer: other | Intent Not Supported | premature_termination",
        "wrong_refusal: other | Intent Not Supported | premature_termination",
        "false_completion_claim: other | Invention of New Information | hallucination",
        "user_stopped_early: other | Underspecified User Intent | premature_termination",
        "user_ungrounded: other | Underspecified User Intent | hallucination",
        "user_omitted: other | Underspecified User Intent | guideline_violation",
        "user_contradicted: other | Underspecified User Intent | guideline_violation",
        "user_role_confusion: other | Underspecified User Intent | inconsistent_behavior",
        "agent_error_limit: used_wrong_tool_argument | Invalid Invocation | tool_call_schema_error",
        "ambiguous_instruction: other | Underspecified User Intent | null",
        "ground_truth_defect: other | Inconclusive | null",
        "grader_defect: other | Inconclusive | null",
        "step_limit: other | System Failure | termination_reason",
        "context_overflow: other | System Failure | termination_reason",
        "runtime_error: other | System Failure | termination_reason",
        "tool_defect: other | System Failure | termination_reason",
        "undetermined: other | Inconclusive | other",
      ]
    `);
  });

  it('names the author as tau-bench does, and gives a type to faults of the agent alone', () => {
    const inTauBench = (['agent', 'user', 'environment', 'undetermined'] as const).map(
      (author) => namesOf({ author, type: 'wrong_argument' }, []).tau_bench,
    );
    expect(inTauBench).toEqual([
      { author: 'agent', fault_type: 'used_wrong_tool_argument' },
      { author: 'user', fault_type: null },
      { author: 'environment', fault_type: null },
      { author: 'environment', fault_type: null },
    ]);
  });

  it('tells a wrong argument that a tool had shown from one that was made up', () => {
    const inAgentRx = (...sources: Parameters<typeof sourceOf>) =>
      namesOf({ author: 'agent', type: 'wrong_argument' }, sources.map(sourceOf)).agentrx;
    expect(inAgentRx('tool')).toBe('Misinterpretation of Tool Output');
    expect(inAgentRx('user')).toBe('Invention of New Information');
    const shown = [sourceOf('user'), sourceOf('tool')];
    expect(namesOf({ author: 'agent', type: 'wrong_argument' }, shown).agentrx).toBe(
      'Misinterpretation of Tool Output',
    );
    expect(namesOf({ author: 'agent', type: 'wrong_tool' }, shown).agentrx).toBe('Intent-Plan Misalignment');
    const other = { ...sourceOf('tool'), rule: 'rejected_call' } as unknown as ReturnType<typeof sourceOf>;
    expect(namesOf({ author: 'agent', type: 'wrong_argument' }, [other]).agentrx).toBe('Invention of New Information');
  });
});

describe('nameLabel', () => {
  const label = { author: 'agent', type: 'wrong_tool', category: null } as const;
  const named = (given: object) => nameLabel({ ...label, ...given } as unknown as Parameters<typeof nameLabel>[0]);

  it('gives a label the names of its type', () => {
    expect(named({})).toEqual({
      author: 'agent',
      type: 'wrong_tool',
      tau_bench: 'called_wrong_tool',
      agentrx: 'Intent-Plan Misalignment',
    });
  });

  it('gives no type of tau-bench to anyone but the agent', () => {
    expect(named({ author: 'user', type: 'user_omitted' })).toMatchObject({
      tau_bench: null,
      agentrx: 'Underspecified User Intent',
    });
    expect(named({ author: null })).toMatchObject({ author: null, tau_bench: null });
  });

  it('leaves a wrong argument without a name of AgentRx, unless the label brings one', () => {
    expect(named({ type: 'wrong_argument' }).agentrx).toBeNull();
    expect(named({ type: 'wrong_argument', category: 'Invalid Invocation' }).agentrx).toBe('Invalid Invocation');
    expect(named({ category: 'System Failure' }).agentrx).toBe('System Failure');
  });

  it('knows no name where the label has no type', () => {
    expect(named({ type: null })).toEqual({ author: 'agent', type: null, tau_bench: null, agentrx: null });
  });
});
