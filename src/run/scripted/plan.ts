import type { Dataset, DatasetTask } from '../../datasets/dataset.ts';
import { phraseOf } from '../../domains/engine/phrase-of.ts';
import { replayGroundTruth } from '../../domains/engine/replay-ground-truth.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { Action as ExpectedAction } from '../../records/task.ts';
import type { ToolAction } from '../agent.ts';
import { closing, ending, proposal, tellOutputs } from './agent-words.ts';
import { identityOf } from './identity.ts';

/** One turn of a planned agent. A broken call has arguments that are no JSON object. */
export type PlannedStep =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: ToolAction['arguments'] }
  | { readonly kind: 'broken_call'; readonly name: string; readonly text: string };

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
  if (full.length <= budget) {
    return full;
  }
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
  const deedOf = (action: ExpectedAction) => phraseOf(action, dataset).deed;

  const identity = identityOf({ dataset, task });
  if (identity !== null) {
    say(identity.question);
    if (identity.lookup !== null) {
      call(identity.lookup.name, identity.lookup.arguments);
    }
  }
  if (together && writes.length > 0) {
    say(proposal(writes.map(deedOf)));
  }
  let proposed = 0;
  for (const [index, action] of actions.entries()) {
    const kind = kindOf(dataset, action.name);
    if (kind === 'terminal') {
      if (outputs.length > 0) {
        say(`${tellOutputs(outputs)} I will pass you on to a colleague for the rest; is that all right?`);
      }
      call(action.name, action.arguments);
      return steps;
    }
    if (kind !== 'write') {
      if (!called.has(callKey(action.name, action.arguments))) {
        call(action.name, action.arguments);
      }
      continue;
    }
    if (looks) {
      for (const look of domain.looksBefore?.(action, database) ?? []) {
        if (!called.has(callKey(look.name, look.arguments))) {
          call(look.name, look.arguments);
        }
      }
    }
    if (!together) {
      say(proposal([deedOf(action)], proposed));
    }
    proposed += 1;
    call(action.name, action.arguments);
    if (outcomes[index]?.failed) {
      called.delete(callKey(action.name, action.arguments));
    }
  }
  const deeds = (failed: boolean) =>
    actions.flatMap((action, index) =>
      kindOf(dataset, action.name) === 'write' && (outcomes[index]?.failed ?? false) === failed ? [deedOf(action)] : [],
    );
  say(ending(closing({ done: deeds(false), failed: deeds(true), outputs })));
  return steps;
}

function kindOf({ domain }: Dataset, tool: string): string | undefined {
  return domain.tools.find(({ name }) => name === tool)?.kind;
}

/** Where the same call stands in the plan already, it is not made again. */
function callKey(name: string, given: ToolAction['arguments']): string {
  return `${name} ${jsonText(given as Value)}`;
}
