import type { Dataset, DatasetTask } from '../../datasets/dataset.ts';
import { jsonText } from '../../domains/python/json-text.ts';
import type { Value } from '../../domains/python/value.ts';
import { type GroundTruthCall, replayGroundTruth } from '../../domains/replay-ground-truth.ts';
import type { Action as ExpectedAction } from '../../records/task.ts';
import type { ToolAction } from '../agent.ts';
import { identityOf } from './identity.ts';
import { describeItem, joined, textsIn } from './names.ts';
import { phraseOf } from './phrases.ts';

/** One turn of a planned agent. */
export type PlannedStep =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: ToolAction['arguments'] };

/** What is to be played. `actions` and `outputs` may differ from the task's, which plants a fault. */
export interface PlanOptions {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  readonly actions?: readonly ExpectedAction[];
  readonly outputs?: readonly string[];
  /** Turns that there may be; a plan that would take more leaves out what it can do without. */
  readonly budget?: number;
}

/** The turns of an agent that does what a task expects: asks who writes, looks, proposes, waits for the yes, acts, sums up. */
export function planAgent(options: PlanOptions): PlannedStep[] {
  const { budget = 28 } = options;
  const full = plan(options, { looks: true, together: false });
  if (full.length <= budget) return full;
  const short = plan(options, { looks: false, together: false });
  return short.length <= budget ? short : plan(options, { looks: false, together: true });
}

interface Style {
  /** Whether records are looked at before they are changed. */
  readonly looks: boolean;
  /** Whether all changes are proposed in one message. */
  readonly together: boolean;
}

function plan(options: PlanOptions, { looks, together }: Style): PlannedStep[] {
  const { dataset, task, actions = task.actions, outputs = task.outputs } = options;
  const { domain, database } = dataset;
  const outcomes = replayGroundTruth({ domain, database, actions }).calls;
  const writes = actions.filter(({ name }) => kindOf(dataset, name) === 'write');
  const steps: PlannedStep[] = [];
  const called = new Set<string>();
  const call = (name: string, given: ToolAction['arguments']) => {
    called.add(callKey(name, given));
    steps.push({ kind: 'call', name, arguments: given });
  };
  const say = (text: string) => steps.push({ kind: 'say', text });

  const identity = identityOf({ dataset, task });
  if (identity !== null) {
    say(identity.question);
    if (identity.lookup !== null) call(identity.lookup.name, identity.lookup.arguments);
  }
  if (together && writes.length > 0) {
    const deeds = writes.map((action) => phraseOf(action, database).deed);
    say(`This is what I would set up: ${deeds.join('; ')}. Shall I go ahead with all of it? Please answer yes or no.`);
  }
  for (const [index, action] of actions.entries()) {
    const kind = kindOf(dataset, action.name);
    if (kind === 'terminal') {
      if (outputs.length > 0)
        say(`${tellOutputs(outputs)} I will pass you on to a colleague for the rest; is that all right?`);
      call(action.name, action.arguments);
      return steps;
    }
    if (kind !== 'write') {
      if (!called.has(callKey(action.name, action.arguments))) call(action.name, action.arguments);
      continue;
    }
    if (looks) {
      for (const look of looksBefore(dataset, action))
        if (!called.has(callKey(look.name, look.arguments))) call(look.name, look.arguments);
    }
    if (!together) {
      say(
        `This is what I would set up: ${phraseOf(action, database).deed}. Shall I go ahead? Please answer yes or no.`,
      );
    }
    call(action.name, action.arguments);
    if (outcomes[index]?.failed) called.delete(callKey(action.name, action.arguments));
  }
  say(closing({ dataset, actions, outcomes, outputs }));
  return steps;
}

function kindOf({ domain }: Dataset, tool: string): string | undefined {
  return domain.tools.find(({ name }) => name === tool)?.kind;
}

/** Where the same call stands in the plan already, it is not made again. */
function callKey(name: string, given: ToolAction['arguments']): string {
  return `${name} ${jsonText(given as Value)}`;
}

/** The records that a careful agent looks at before it changes them. */
function looksBefore(
  { domain, database }: Dataset,
  { arguments: given }: ExpectedAction,
): Extract<PlannedStep, { kind: 'call' }>[] {
  const has = (tool: string) => domain.tools.some(({ name }) => name === tool);
  const looks: Extract<PlannedStep, { kind: 'call' }>[] = [];
  for (const [key, tool] of [
    ['order_id', 'get_order_details'],
    ['reservation_id', 'get_reservation_details'],
  ] as const) {
    const id = given[key];
    if (id !== undefined && has(tool)) looks.push({ kind: 'call', name: tool, arguments: { [key]: id } });
  }
  if (given['new_item_ids'] !== undefined && has('get_product_details')) {
    const products = textsIn(given['new_item_ids']).map((id) => describeItem(database, id).productId);
    for (const product of new Set(products)) {
      if (product !== null)
        looks.push({ kind: 'call', name: 'get_product_details', arguments: { product_id: product } });
    }
  }
  return looks;
}

function tellOutputs(outputs: readonly string[]): string {
  return `You wanted to know: ${outputs.join('; ')}.`;
}

function closing({
  dataset,
  actions,
  outcomes,
  outputs,
}: {
  readonly dataset: Dataset;
  readonly actions: readonly ExpectedAction[];
  readonly outcomes: readonly GroundTruthCall[];
  readonly outputs: readonly string[];
}): string {
  const writes = actions
    .map((action, index) => ({ action, failed: outcomes[index]?.failed ?? false }))
    .filter(({ action }) => kindOf(dataset, action.name) === 'write');
  const deeds = (failed: boolean) =>
    writes.filter((write) => write.failed === failed).map(({ action }) => phraseOf(action, dataset.database).deed);
  const parts = [
    ...(deeds(false).length > 0 ? [`This has gone through: ${joined(deeds(false))}.`] : []),
    ...(deeds(true).length > 0 ? [`This could not be carried out: ${joined(deeds(true))}.`] : []),
    ...(outputs.length > 0 ? [tellOutputs(outputs)] : []),
  ];
  if (parts.length === 0) parts.push('I have looked into it, and our rules do not let me change anything here.');
  return `${parts.join(' ')} Is there anything else that I can do for you?`;
}
