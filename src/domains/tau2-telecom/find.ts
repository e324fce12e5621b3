import { at } from '../../python/containers.ts';
import { isEqual } from '../../python/is-equal.ts';
import { PythonError } from '../../python/python-error.ts';
import { text } from '../../python/repr.ts';
import { isList, type Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { View } from '../engine/view.ts';
import type { AgentTable } from './agent-models.ts';

const nouns: Readonly<Record<AgentTable, string>> = {
  plans: 'Plan',
  customers: 'Customer',
  lines: 'Line',
  bills: 'Bill',
  devices: 'Device',
};

/** The record with that id; raises where there is none. */
export function findRecord(view: View, table: AgentTable, id: Value): Row {
  if (typeof id === 'string' && view.has(table, id)) {
    return view.get(table, id);
  }
  throw new PythonError(`${nouns[table]} with ID ${text(id)} not found`);
}

/** The line with that number; raises where there is none. */
export function findLineByNumber(view: View, number: Value): Row {
  for (const [, line] of view.all('lines')) {
    if (isEqual(at(line, 'phone_number'), number)) {
      return line;
    }
  }
  throw new PythonError(`Line with phone number ${text(number)} not found`);
}

/** The customer whose own number it is, or that of one of its lines; raises where there is none. */
export function findCustomerByNumber(view: View, number: Value): Row {
  for (const [, customer] of view.all('customers')) {
    if (isEqual(at(customer, 'phone_number'), number)) {
      return customer;
    }
    const lines = listIn(customer, 'line_ids').map((id) => findRecord(view, 'lines', id));
    if (lines.some((line) => isEqual(at(line, 'phone_number'), number))) {
      return customer;
    }
  }
  throw new PythonError(`Customer with phone number ${text(number)} not found`);
}

/** The key of a customer's line; raises where the customer is unknown or has no such line. */
export function lineOfCustomer(view: View, customerId: Value, lineId: Value): string {
  const customer = findRecord(view, 'customers', customerId);
  if (!listIn(customer, 'line_ids').includes(lineId)) {
    throw new PythonError(`Line ${text(lineId)} not found for customer ${text(customerId)}`);
  }
  return text(at(findRecord(view, 'lines', lineId), 'line_id'));
}

/** The bills of a customer in the order of its record. */
export function billsOf(view: View, customer: Row): Row[] {
  return listIn(customer, 'bill_ids').map((id) => findRecord(view, 'bills', id));
}

/** A list in a record. */
export function listIn(record: Row, field: string): readonly Value[] {
  const value = at(record, field);
  return isList(value) ? value : [];
}
