import { playCast } from '../../scripts/record-runs/play-cast.ts';
import type { Cast, PlantedFault } from '../../scripts/record-runs/scene.ts';
import { otherPayments, otherVariants, slip, withArguments, works } from '../../scripts/record-runs/task-properties.ts';
import type { Dataset, DatasetTask } from '../../src/datasets/dataset.ts';
import { createGradeCache } from '../../src/run/grade-episode.ts';
import { resultLine } from '../../src/run/result-record.ts';
import { type PlannedStep, planAgent } from '../../src/run/scripted/plan.ts';
import { stopWord } from '../../src/run/user-simulator.ts';
import { agree, readPart } from '../../src/run/users/replay.ts';

type Action = DatasetTask['actions'][number];

/** A run with one fault planted by a recipe that fits any task, as a line of a results file. */
export interface PlantedRun {
  readonly recipe: string;
  readonly fault: Omit<PlantedFault, 'comment'>;
  readonly line: string;
}

/** Every recipe on every task that it fits, at most so many of each. */
export async function plantFaults(dataset: Dataset, split: string, most: number): Promise<PlantedRun[]> {
  const cache = createGradeCache();
  const runs: PlantedRun[] = [];
  for (const task of dataset.tasks(split)) {
    for (const [recipe, cast] of recipesFor(dataset, task)) {
      if (cast.fault === null || runs.filter((run) => run.recipe === recipe).length >= most) {
        continue;
      }
      const job = { task: cast.task ?? task, intended: task, trial: 0, cast };
      // A fault that the grader does not see is none.
      const result = await playCast({ dataset, cache }, job, new AbortController().signal).catch(() => null);
      if (result !== null) {
        runs.push({ recipe, fault: cast.fault, line: resultLine(job, result) });
      }
    }
  }
  return runs;
}

function recipesFor(dataset: Dataset, task: DatasetTask): [string, Cast][] {
  const { actions, outputs } = task;
  const kindOf = (name: string) => dataset.domain.tools.find((tool) => tool.name === name)?.kind;
  const writes = actions.flatMap(({ name }, index) => (kindOf(name) === 'write' ? [index] : []));
  const at = writes[Number(task.id) % writes.length];
  const write = at === undefined ? undefined : actions[at];
  if (at === undefined || write === undefined || !works(dataset, actions)) {
    return [];
  }
  const plan = planAgent({ dataset, task });
  const isCallOf = (action: Action) => (step: PlannedStep) =>
    step.kind === 'call' &&
    JSON.stringify([step.name, step.arguments]) === JSON.stringify([action.name, action.arguments]);
  const turn = plan.findIndex(isCallOf(write));
  if (turn < 1 || plan[turn - 1]?.kind !== 'say') {
    return [];
  }

  const many = writes.length > 1 ? 'of several' : 'alone';
  const fault = (author: PlantedFault['author'], type: PlantedFault['type'], place: number | null): PlantedFault => ({
    author,
    type,
    comment: type,
    at: place === null ? null : { turn: place },
  });
  const other = otherForms(dataset, task, write).find((form) => works(dataset, actions.with(at, form)));
  const less = actions.toSpliced(at, 1);
  const yeses = plan.slice(0, turn).filter((step) => step.kind === 'say' && /yes or no/.test(step.text)).length;
  const terminal = dataset.domain.tools.find(({ kind }) => kind === 'terminal');
  const handOver: PlannedStep = {
    kind: 'call',
    name: terminal?.name ?? '',
    arguments: terminal?.name === 'transfer_to_medical_staff' ? { reason: 'A wish.' } : { summary: 'A wish.' },
  };
  const no = 'I am sorry, but our policy does not allow me to do that. Is there anything else that I can do for you?';
  const recipes: [string, Cast][] = [
    [
      `forgets the write ${many}`,
      {
        steps: planAgent({ dataset, task, actions: less, outputs }),
        fault: fault('agent', 'goal_partially_completed', null),
      },
    ],
    [
      `claims the write ${many}`,
      { steps: plan.toSpliced(turn, 1), fault: fault('agent', 'false_completion_claim', null) },
    ],
    [
      `hands over before the write ${many}`,
      { steps: [...plan.slice(0, turn - 1), handOver], fault: fault('agent', 'premature_transfer', turn - 1) },
    ],
    [
      `refuses the write ${many}`,
      {
        steps: [...plan.slice(0, turn - 1), { kind: 'say', text: no }],
        fault: fault('agent', 'wrong_refusal', turn - 1),
      },
    ],
    [
      `user stops at the write ${many}`,
      {
        reply: (text, turns) =>
          text === agree && turns.filter((one) => one.text === agree).length + 1 === yeses
            ? `${agree} Bye! ${stopWord}`
            : text,
        fault: fault('user', 'user_stopped_early', null),
      },
    ],
  ];
  if (writes.length > 1) {
    recipes.push([
      'user keeps back a wish',
      {
        part: readPart({ dataset, task, actions: less }),
        steps: planAgent({ dataset, task, actions: less }),
        fault: fault('user', 'user_omitted', null),
      },
    ]);
  }
  if (other !== undefined) {
    const wrong = actions.with(at, other);
    const mistaken = planAgent({ dataset, task, actions: wrong });
    recipes.push(
      [
        `slips in the write ${many}`,
        { steps: plan.with(turn, { kind: 'call', ...other }), fault: fault('agent', 'wrong_argument', turn) },
      ],
      [
        `proposes another write ${many}`,
        { steps: mistaken, fault: fault('agent', 'wrong_argument', mistaken.findIndex(isCallOf(other))) },
      ],
    );
    if (write.arguments['new_item_ids'] !== undefined) {
      recipes.push([
        `user wants another thing ${many}`,
        {
          part: readPart({ dataset, task, actions: wrong }),
          steps: mistaken,
          fault: fault('user', 'user_contradicted', null),
        },
      ]);
    }
  }
  const impossible = unreachable(write);
  if (impossible !== null) {
    recipes.push([
      `ground truth is refused ${many}`,
      {
        task: { ...task, actions: actions.with(at, impossible) },
        fault: fault('environment', 'ground_truth_defect', turn),
      },
    ]);
  }
  return recipes;
}

/** The write with another value that a customer could have meant. */
function otherForms(dataset: Dataset, task: DatasetTask, write: Action): Action[] {
  const {
    new_item_ids: fresh,
    item_ids: old,
    payment_method_id: payment,
    zip,
    reason,
    time,
    insurance,
  } = write.arguments;
  const candidate = { dataset, task, plan: [] };
  const forms: Record<string, unknown>[] = [];
  if (Array.isArray(fresh) && Array.isArray(old)) {
    for (const id of otherVariants(candidate, String(fresh.at(-1)), String(old.at(-1)))) {
      forms.push({ new_item_ids: fresh.with(-1, id) });
    }
  }
  if (payment !== undefined) {
    for (const id of otherPayments(candidate, payment)) {
      forms.push({ payment_method_id: id });
    }
  }
  if (typeof zip === 'string') {
    forms.push({ zip: slip(zip) });
  }
  if (reason !== undefined) {
    forms.push({ reason: reason === 'no longer needed' ? 'ordered by mistake' : 'no longer needed' });
  }
  if (time !== undefined) {
    for (const hour of ['09:00', '10:00', '11:00', '14:00']) {
      if (hour !== time) {
        forms.push({ time: hour });
      }
    }
  }
  if (insurance !== undefined) {
    forms.push({ insurance: insurance === 'yes' ? 'no' : 'yes' });
  }
  return forms.map((form) => withArguments(write, form));
}

/** The write as its tool refuses it. */
function unreachable(write: Action): Action | null {
  const { new_item_ids: fresh, payment_method_id: payment } = write.arguments;
  if (Array.isArray(fresh)) {
    return withArguments(write, { new_item_ids: fresh.map(() => '1234500000') });
  }
  return payment === undefined ? null : withArguments(write, { payment_method_id: 'credit_card_9999999' });
}
