import type { Dataset } from '../../datasets/dataset.ts';
import type { Value } from '../../python/value.ts';
import type { Action as ExpectedAction } from '../../records/task.ts';
import type { ToolAction } from '../agent.ts';
import { describeItem, field, recordOf, textsIn } from './names.ts';

/** A call that only looks. */
export type Look = Pick<ToolAction, 'name' | 'arguments'>;

/** The records that a careful agent looks at before it makes an expected change. */
export function looksBefore({ domain, database }: Dataset, action: Pick<ExpectedAction, 'name' | 'arguments'>): Look[] {
  const given = action.arguments;
  const looks: Look[] = [];
  const look = (name: string, found: Look['arguments']) => {
    if (domain.tools.some((tool) => tool.name === name)) looks.push({ name, arguments: found });
  };
  if (given['order_id'] !== undefined) look('get_order_details', { order_id: given['order_id'] });
  if (given['reservation_id'] !== undefined)
    look('get_reservation_details', { reservation_id: given['reservation_id'] });
  for (const product of productsOf(given['new_item_ids'], database))
    look('get_product_details', { product_id: product });
  for (const { origin, destination, date } of newFlights(given, database))
    look('search_direct_flight', { origin, destination, date });
  const appointment = recordOf(database, 'appointments', given['appointment_id']);
  if (appointment !== undefined) {
    const patient_id = field(appointment, 'patient_id');
    look('get_appointment_details', { patient_id, appointment_id: given['appointment_id'] });
  }
  const prescription = recordOf(database, 'prescriptions', given['prescription_id']);
  if (prescription !== undefined) {
    const patient_id = field(prescription, 'patient_id');
    look('get_prescriptions', { patient_id, prescription_id: given['prescription_id'] });
  }
  const doctor = given['doctor'] ?? field(appointment, 'doctor');
  const type = given['type'] ?? field(appointment, 'type');
  if (given['date'] !== undefined && doctor !== undefined && type !== undefined)
    look('find_free_slots', { doctor, type, date_from: given['date'] });
  return looks;
}

function productsOf(items: unknown, database: Dataset['database']): string[] {
  if (items === undefined) return [];
  const products = textsIn(items).map((id) => describeItem(database, id).productId);
  return [...new Set(products)].filter((product) => product !== null);
}

interface Leg {
  readonly origin: Value;
  readonly destination: Value;
  readonly date: unknown;
}

/** The flights that a booking or a change brings in; those that the reservation has already need no search. */
function newFlights(given: ExpectedAction['arguments'], database: Dataset['database']): Leg[] {
  const wanted = Array.isArray(given['flights']) ? given['flights'] : [];
  const held = field(recordOf(database, 'reservations', given['reservation_id']), 'flights');
  const heldKeys = new Set((Array.isArray(held) ? held : []).map(legKey));
  return wanted
    .filter((flight) => !heldKeys.has(legKey(flight)))
    .flatMap((flight) => {
      const record = recordOf(database, 'flights', flight?.flight_number);
      const origin = field(record, 'origin');
      const destination = field(record, 'destination');
      return origin === undefined || destination === undefined ? [] : [{ origin, destination, date: flight?.date }];
    });
}

function legKey(flight: { readonly flight_number?: unknown; readonly date?: unknown } | null): string {
  return `${flight?.flight_number} ${flight?.date}`;
}
