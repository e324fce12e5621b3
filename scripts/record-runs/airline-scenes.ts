import { phraseOf } from '../../src/domains/engine/phrase-of.ts';
import { field, recordOf } from '../../src/domains/engine/record-fields.ts';
import { isDictionary } from '../../src/python/value.ts';
import { ending } from '../../src/run/scripted/agent-words.ts';
import { planAgent } from '../../src/run/scripted/plan.ts';
import { stopWord } from '../../src/run/user-simulator.ts';
import { readPart } from '../../src/run/users/replay.ts';
import { callOf, changeCall, changeLastWords, goInCircles, replaceCall, skipQuestion } from './agent-faults.ts';
import { plainScene } from './plain-scene.ts';
import type { Candidate, Scene } from './scene.ts';
import { actionsOf, firstThatWorks, slip, soleAction, withArguments } from './task-properties.ts';

type Row = Readonly<Record<string, unknown>>;

const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : []);

/** Other flights of the same day between the same two airports. */
function otherFlights({ dataset: { database } }: Candidate, { flight_number, date }: Row): Row[] {
  const wanted = recordOf(database, 'flights', flight_number);
  return [...(database.tables.get('flights') ?? [])]
    .filter(
      ([number, flight]) =>
        number !== flight_number &&
        field(flight, 'origin') === field(wanted, 'origin') &&
        field(flight, 'destination') === field(wanted, 'destination'),
    )
    .map(([number]) => ({ flight_number: number, date }));
}

/** A reservation of the customer that the instruction names and wants cancelled. */
function reservationToCancel({ dataset: { domain, database }, task }: Candidate): string | null {
  const held = field(recordOf(database, domain.userTable, task.user_id), 'reservations');
  const wishes = (task.instruction ?? '')
    .split(/(?<=[.!?])\s+/)
    .filter((text) => wantsCancelled.test(text) && !/\bnot\b/.test(text));
  const named = (Array.isArray(held) ? held : []).find((id) => wishes.some((text) => text.includes(String(id))));
  return named === undefined ? null : String(named);
}

const wantsCancelled = /\bwant\b[^,.]*\bcancel(?:led)?\b/;

/** The day after so many more. */
function later(date: unknown, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** What is recorded on the airline's tasks, in this order. */
export const airlineScenes: readonly Scene[] = [
  {
    needs: 'a change to one other flight, with a further flight that day',
    again: true,
    cast: (candidate) => {
      const action = soleAction(candidate, 'update_reservation_flights');
      const [right, ...rest] = rowsIn(action?.arguments['flights']);
      if (action === null || right === undefined) {
        return null;
      }
      const found = firstThatWorks(candidate, otherFlights(candidate, right), (flight) =>
        withArguments(action, { flights: [flight, ...rest] }),
      );
      if (found === null) {
        return null;
      }
      const { steps, turn } = changeCall(candidate.plan, action.name, () => found.action.arguments);
      const comment = `Books flight ${found.value['flight_number']} where ${right['flight_number']} was agreed on.`;
      return { steps, fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of passengers alone',
    cast: (candidate) => {
      const action = soleAction(candidate, 'update_reservation_passengers');
      const passengers = rowsIn(action?.arguments['passengers']);
      const last = passengers.at(-1);
      if (action === null || last === undefined) {
        return null;
      }
      const [year = '', ...day] = String(last['dob']).split('-');
      const dob = [slip(year), ...day].join('-');
      const { steps, turn } = changeCall(candidate.plan, action.name, (given) => ({
        ...given,
        passengers: passengers.with(-1, { ...last, dob }),
      }));
      const comment = `Writes ${dob} as the birth date of ${last['first_name']} ${last['last_name']}; it is ${last['dob']}.`;
      return { steps, fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of flights alone',
    cast: (candidate) => {
      const action = soleAction(candidate, 'update_reservation_flights', { outputs: true });
      if (action === null) {
        return null;
      }
      const { reservation_id } = action.arguments;
      const { steps, turn } = replaceCall(candidate.plan, action.name, {
        name: 'cancel_reservation',
        arguments: { reservation_id },
      });
      const comment = `Cancels reservation ${reservation_id} in place of changing it.`;
      return { steps, fault: { author: 'agent', type: 'wrong_tool', at: { turn }, comment } };
    },
  },
  {
    needs: 'a cancellation asked for that the rules forbid',
    again: true,
    cast: (candidate) => {
      const { dataset, task, plan } = candidate;
      const reservation_id = reservationToCancel(candidate);
      if (task.actions.length > 0 || reservation_id === null) {
        return null;
      }
      const call = {
        name: 'cancel_reservation',
        arguments: { reservation_id },
        compare_arguments: null,
        requestor: 'assistant' as const,
      };
      if (firstThatWorks(candidate, [call], (action) => action) === null) {
        return null;
      }
      const steps = planAgent({ dataset, task, actions: [call] });
      if (steps.length <= plan.length) {
        return null;
      }
      const comment = `Cancels reservation ${reservation_id}, which the rules do not allow.`;
      return {
        steps,
        part: {
          ...readPart({ dataset, task }),
          wishes: [{ text: phraseOf(call, dataset).wish, ids: [reservation_id] }],
        },
        fault: { author: 'agent', type: 'policy_violation', at: { turn: callOf(steps, call.name) }, comment },
      };
    },
  },
  {
    needs: 'a change of bags alone, where one more could be had',
    cast: (candidate) => {
      const action = soleAction(candidate, 'update_reservation_baggages');
      if (action === null) {
        return null;
      }
      const more = (key: string) => Number(action.arguments[key]) + 1;
      const found = firstThatWorks(candidate, [more('total_baggages')], (total_baggages) =>
        withArguments(action, { total_baggages, nonfree_baggages: more('nonfree_baggages') }),
      );
      if (found === null) {
        return null;
      }
      const { steps, turn } = skipQuestion(changeCall(candidate.plan, action.name, () => found.action.arguments));
      const already = { kind: 'say' as const, text: ending('That is done already.') };
      const comment = `Sets ${found.value} bags in place of ${action.arguments['total_baggages']}, without asking for a yes.`;
      return { steps: [...steps, already], fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'a booking alone',
    cast: (candidate) => {
      const action = soleAction(candidate, 'book_reservation');
      const [flight] = rowsIn(action?.arguments['flights']);
      if (action === null || flight === undefined || rowsIn(action.arguments['flights']).length > 1) {
        return null;
      }
      const { origin, destination } = action.arguments;
      const looks = [1, 2, 3].map((days) => ({
        name: 'search_direct_flight',
        arguments: { origin, destination, date: later(flight['date'], days) },
      }));
      const { steps, turn } = goInCircles(candidate.plan, action.name, looks, 12);
      const comment = 'Searches the same three days round after round until the steps run out.';
      return { steps, fault: { author: 'environment', type: 'step_limit', at: { turn }, comment } };
    },
  },
  {
    needs: 'a booking of several passengers',
    again: true,
    cast: (candidate) => {
      const action = soleAction(candidate, 'book_reservation');
      if (action === null || rowsIn(action.arguments['passengers']).length < 2) {
        return null;
      }
      const message = 'the server answered 500: internal server error';
      const comment = "The agent's server breaks down before the booking.";
      return {
        breakdown: { side: 'agent', afterTurns: callOf(candidate.plan, action.name), message },
        fault: { author: 'environment', type: 'runtime_error', at: null, comment },
      };
    },
  },
  {
    needs: 'a cancellation alone',
    cast: (candidate) => {
      if (soleAction(candidate, 'cancel_reservation') === null) {
        return null;
      }
      const message = 'the server answered 429: rate limit reached for requests, and did so again each time';
      const comment = "The customer's server takes no more requests, so that nobody says a word.";
      return {
        breakdown: { side: 'user', afterTurns: 0, message },
        fault: { author: 'environment', type: 'runtime_error', at: null, comment },
      };
    },
  },
  {
    needs: 'a cancellation and then a booking',
    again: true,
    cast: (candidate) => {
      const actions = actionsOf(candidate, 'cancel_reservation', 'book_reservation');
      if (actions === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const voiced = actions.slice(0, 1);
      const comment = 'Never speaks of the trip that is to be booked after the cancellation.';
      return {
        steps: planAgent({ dataset, task, actions: voiced }),
        part: readPart({ dataset, task, actions: voiced }),
        fault: { author: 'user', type: 'user_omitted', at: { said: stopWord }, comment },
      };
    },
  },
  {
    needs: 'a booking with one payment',
    cast: (candidate) => {
      const action = soleAction(candidate, 'book_reservation');
      const [payment, ...others] = rowsIn(action?.arguments['payment_methods']);
      if (action === null || payment === undefined || others.length > 0 || isDictionary(payment['amount'] as never)) {
        return null;
      }
      const amount = Number(payment['amount']) + 10;
      const wrong = withArguments(action, { payment_methods: [{ ...payment, amount }] });
      const comment = `The ground truth pays ${amount} for a booking of ${payment['amount']}, which the tool refuses.`;
      return {
        task: { ...candidate.task, actions: [wrong] },
        fault: {
          author: 'environment',
          type: 'ground_truth_defect',
          at: { turn: callOf(candidate.plan, action.name) },
          comment,
        },
      };
    },
  },
  {
    needs: 'a cancellation with one figure to be told',
    cast: (candidate) => {
      const [right, ...others] = candidate.task.outputs;
      if (
        soleAction(candidate, 'cancel_reservation', { outputs: true }) === null ||
        right === undefined ||
        others.length > 0
      ) {
        return null;
      }
      const { steps, turn } = changeLastWords(candidate.plan, (text) => text.replace(right, slip(right)));
      const comment = `Says ${slip(right)} where it is ${right}.`;
      return { steps, fault: { author: 'agent', type: 'wrong_or_missing_output', at: { turn }, comment } };
    },
  },
  plainScene('no change', ({ task }) => task.actions.length === 0),
  plainScene(
    'changes of flights, passengers and bags',
    (candidate) =>
      actionsOf(
        candidate,
        'update_reservation_flights',
        'update_reservation_passengers',
        'update_reservation_baggages',
      ) !== null,
  ),
  plainScene(
    'a cancellation and a certificate',
    (candidate) => actionsOf(candidate, 'cancel_reservation', 'send_certificate') !== null,
  ),
];
