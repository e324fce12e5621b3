import type { PlannedStep } from '../../src/run/scripted/plan.ts';

/** A plan with a fault in it. */
export interface PlantedPlan {
  readonly steps: readonly PlannedStep[];
  /** Index of the turn at which the fault is first met. */
  readonly turn: number;
}

type Plan = readonly PlannedStep[];
type CallStep = Extract<PlannedStep, { kind: 'call' }>;
type Arguments = CallStep['arguments'];

/** The first call of a tool gets other arguments; what is said before and after stays. */
export function changeCall(plan: Plan, tool: string, change: (given: Arguments) => Arguments): PlantedPlan {
  const turn = callOf(plan, tool);
  const steps = plan.map((step, index) =>
    index === turn && step.kind === 'call' ? { ...step, arguments: change(step.arguments) } : step,
  );
  return { steps, turn };
}

/** Another call in place of the first one of a tool. */
export function replaceCall(plan: Plan, tool: string, call: Omit<CallStep, 'kind'>): PlantedPlan {
  const turn = callOf(plan, tool);
  return { steps: plan.with(turn, { kind: 'call', ...call }), turn };
}

/** One more call behind the first one of a tool. */
export function addCall(plan: Plan, tool: string, call: Omit<CallStep, 'kind'>): PlantedPlan {
  const turn = callOf(plan, tool) + 1;
  return { steps: plan.toSpliced(turn, 0, { kind: 'call', ...call }), turn };
}

/** The call is not made, and the end is told as if it had been. */
export function claimCall(plan: Plan, tool: string): PlantedPlan {
  const steps = plan.toSpliced(callOf(plan, tool), 1);
  return { steps, turn: lastWords(steps) };
}

/** The call is made without the question before it. */
export function skipQuestion({ steps, turn }: PlantedPlan): PlantedPlan {
  return { steps: steps.toSpliced(turn - 1, 1), turn: turn - 1 };
}

/** At the end the agent says something else. */
export function changeLastWords(plan: Plan, change: (text: string) => string): PlantedPlan {
  const turn = lastWords(plan);
  const steps = plan.map((step, index) =>
    index === turn && step.kind === 'say' ? { ...step, text: change(step.text) } : step,
  );
  return { steps, turn };
}

/** The agent goes on with these turns where it should have proposed the call of a tool. */
export function insteadOfProposal(plan: Plan, tool: string, turns: Plan): PlantedPlan {
  const turn = callOf(plan, tool) - 1;
  return { steps: [...plan.slice(0, turn), ...turns], turn };
}

/** From the call of a tool on the agent takes these turns; the fault is in the first. */
export function fromCallOn(plan: Plan, tool: string, turns: Plan): PlantedPlan {
  const turn = callOf(plan, tool);
  return { steps: [...plan.slice(0, turn), ...turns], turn };
}

/** In place of proposing the call of a tool the agent makes the same looks round after round; the fault is the second round. */
export function goInCircles(
  plan: Plan,
  tool: string,
  looks: readonly Omit<CallStep, 'kind'>[],
  rounds: number,
): PlantedPlan {
  const start = callOf(plan, tool) - 1;
  const round = looks.map((look): CallStep => ({ kind: 'call', ...look }));
  const circles = Array.from({ length: rounds }, () => round).flat();
  return { steps: [...plan.slice(0, start), ...circles], turn: start + round.length };
}

/** The turn at which a tool is first called. Throws where it never is. */
export function callOf(plan: Plan, tool: string): number {
  const turn = plan.findIndex((step) => step.kind === 'call' && step.name === tool);
  if (turn === -1) {
    throw new Error(`the plan never calls ${tool}.`);
  }
  return turn;
}

/** The last turn at which the agent speaks. */
export function lastWords(plan: Plan): number {
  return plan.findLastIndex(({ kind }) => kind === 'say');
}
