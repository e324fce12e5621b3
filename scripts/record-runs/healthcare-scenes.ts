import type { DatasetTask } from '../../src/datasets/dataset.ts';
import { phraseOf } from '../../src/domains/engine/phrase-of.ts';
import { field, recordOf } from '../../src/domains/engine/record-fields.ts';
import { anythingElse, ending, proposal } from '../../src/run/scripted/agent-words.ts';
import { planAgent } from '../../src/run/scripted/plan.ts';
import { readPart } from '../../src/run/users/replay.ts';
import { callOf, changeCall, changeLastWords, fromCallOn, insteadOfProposal, lastWords } from './agent-faults.ts';
import { plainScene } from './plain-scene.ts';
import type { Candidate, Scene } from './scene.ts';
import { actionsOf, firstThatWorks, soleAction, withArguments, works } from './task-properties.ts';
import { changeOfMind } from './user-faults.ts';

type ExpectedAction = DatasetTask['actions'][number];

/** Half hours at which a visit may start. */
const halfHours = Array.from({ length: 20 }, (_, index) => {
  const minutes = 8 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});

/** The same appointment at another time of the day that is free too. */
function otherTime(candidate: Candidate, tool: string) {
  const action = soleAction(candidate, tool);
  if (action === null) {
    return null;
  }
  const times = halfHours.filter((time) => time !== action.arguments['time']);
  const found = firstThatWorks(candidate, times, (time) => withArguments(action, { time }));
  return found && { right: action, wrong: found.action };
}

/** A prescription of the patient whose medicine the instruction names and whose refill the tool would take. */
function refillNamed(candidate: Candidate): ExpectedAction | null {
  const { dataset, task } = candidate;
  for (const [prescription_id, prescription] of dataset.database.tables.get('prescriptions') ?? []) {
    const medication = String(field(prescription, 'medication'));
    if (field(prescription, 'patient_id') !== task.user_id || !task.instruction?.includes(medication)) {
      continue;
    }
    const action = {
      name: 'request_refill',
      arguments: { prescription_id },
      compare_arguments: null,
      requestor: 'assistant' as const,
    };
    if (works(dataset, [action])) {
      return action;
    }
  }
  return null;
}

/** What is recorded on the clinic's tasks, in this order. */
export const healthcareScenes: readonly Scene[] = [
  {
    needs: 'an appointment to be made on a day with another free time',
    again: true,
    cast: (candidate) => {
      const found = otherTime(candidate, 'schedule_appointment');
      if (found === null) {
        return null;
      }
      const { steps, turn } = changeCall(candidate.plan, found.right.name, () => found.wrong.arguments);
      const comment = `Books ${found.wrong.arguments['time']} where ${found.right.arguments['time']} was agreed on.`;
      return { steps, fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'a refill and then a cancellation',
    cast: (candidate) => {
      const actions = actionsOf(candidate, 'request_refill', 'cancel_appointment');
      if (actions === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const plan = planAgent({ dataset, task, actions: actions.slice(0, 1) });
      const comment = 'Sums up after the refill and never comes to the cancellation, of which it is even reminded.';
      return {
        steps: [...plan, { kind: 'say', text: `Certainly. ${anythingElse}` }],
        fault: { author: 'agent', type: 'goal_partially_completed', at: { turn: lastWords(plan) }, comment },
      };
    },
  },
  {
    needs: 'a refill alone',
    again: true,
    cast: (candidate) => {
      const action = soleAction(candidate, 'request_refill');
      if (action === null) {
        return null;
      }
      const { steps, turn } = insteadOfProposal(candidate.plan, action.name, [
        {
          kind: 'say',
          text: ending('I am afraid that we cannot take refills in this chat. Please ask at the pharmacy.'),
        },
        { kind: 'say', text: ending('I understand, but that is not possible here.') },
      ]);
      const comment = 'Refuses a refill that the rules allow.';
      return { steps, fault: { author: 'agent', type: 'wrong_refusal', at: { turn }, comment } };
    },
  },
  {
    needs: 'a test result to be told',
    cast: (candidate) => {
      if (soleAction(candidate, 'get_test_results', { outputs: true }) === null) {
        return null;
      }
      const { steps, turn } = changeLastWords(candidate.plan, () =>
        ending('Your results are in, and your doctor has seen them. There is nothing in them to worry about.'),
      );
      const comment = `Tells no value although the record shows it and it may be told (${candidate.task.outputs.join(', ')}).`;
      return { steps, fault: { author: 'agent', type: 'wrong_or_missing_output', at: { turn }, comment } };
    },
  },
  {
    needs: 'one figure in whole dollars to be told',
    cast: (candidate) => {
      const [right, ...others] = candidate.task.outputs;
      if (right === undefined || others.length > 0 || !/^\d+$/.test(right)) {
        return null;
      }
      const comment = `The agent says ${right}; the grader looks for the text "${right}.00".`;
      return {
        task: { ...candidate.task, outputs: [`${right}.00`] },
        steps: candidate.plan,
        fault: { author: 'environment', type: 'grader_defect', at: { turn: lastWords(candidate.plan) }, comment },
      };
    },
  },
  {
    needs: 'a place on the waiting list or a cancellation',
    cast: (candidate) =>
      soleAction(candidate, 'join_waitlist') === null && soleAction(candidate, 'cancel_appointment') === null
        ? null
        : {
            breakdown: { side: 'record' },
            fault: {
              author: 'environment',
              type: 'runtime_error',
              at: null,
              comment: 'The record holds no message and no error.',
            },
          },
  },
  {
    needs: 'a refill asked for that the tool would take and the rules forbid',
    again: true,
    cast: (candidate) => {
      const { dataset, task } = candidate;
      const action = task.actions.length > 0 ? null : refillNamed(candidate);
      if (action === null) {
        return null;
      }
      const steps = planAgent({ dataset, task, actions: [action] });
      const id = String(action.arguments['prescription_id']);
      const medication = field(recordOf(dataset.database, 'prescriptions', id), 'medication');
      const comment = `Requests a refill of ${medication}, which the rules do not allow.`;
      return {
        steps,
        part: {
          ...readPart({ dataset, task }),
          wishes: [{ text: phraseOf(action, dataset).wish, ids: [id] }],
        },
        fault: { author: 'agent', type: 'policy_violation', at: { turn: callOf(steps, action.name) }, comment },
      };
    },
  },
  {
    needs: 'an appointment to be moved, and a time on that day at which it cannot be',
    cast: (candidate) => {
      const action = soleAction(candidate, 'reschedule_appointment');
      if (action === null) {
        return null;
      }
      const taken = halfHours.find((time) => !works(candidate.dataset, [withArguments(action, { time })]));
      if (taken === undefined) {
        return null;
      }
      const { arguments: given, name } = withArguments(action, { time: taken });
      const { steps, turn } = fromCallOn(candidate.plan, name, [
        { kind: 'call', name, arguments: given },
        {
          kind: 'say',
          text: ending('I am sorry, the calendar does not accept that time, so your appointment stays where it is.'),
        },
      ]);
      const comment = `Tries ${taken} where ${action.arguments['time']} was agreed on, is refused, and gives up.`;
      return { steps, fault: { author: 'agent', type: 'rejected_call', at: { turn }, comment } };
    },
  },
  {
    needs: 'an appointment to be moved to a day with another free time',
    cast: (candidate) => {
      const found = otherTime(candidate, 'reschedule_appointment');
      if (found === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const wish = `No, wait. On second thoughts I would rather have ${found.wrong.arguments['time']} that day.`;
      const plan = planAgent({ dataset, task, actions: [found.wrong] });
      const turn = callOf(plan, found.right.name) - 1;
      const asked = proposal([phraseOf(found.right, dataset).deed]);
      const comment = `Wants ${found.wrong.arguments['time']} when asked for a yes; the instruction leads to ${found.right.arguments['time']}.`;
      return {
        steps: plan.toSpliced(turn, 0, { kind: 'say', text: asked }),
        reply: changeOfMind(wish),
        fault: { author: 'user', type: 'user_contradicted', at: { said: wish }, comment },
      };
    },
  },
  plainScene('no change', ({ task }) => task.actions.length === 0),
  plainScene('a hand-over', ({ task }) => task.actions.some(({ name }) => name === 'transfer_to_medical_staff')),
  plainScene(
    'a cancellation and a new appointment',
    (candidate) => actionsOf(candidate, 'cancel_appointment', 'schedule_appointment') !== null,
  ),
];
