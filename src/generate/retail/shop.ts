import type { Dataset } from '../../datasets/dataset.ts';
import type { Row } from '../../domains/engine/database.ts';
import { jsonText } from '../../python/json-text.ts';
import type { Order, Product, User } from './records.ts';

/** A customer with what belongs to them. */
export interface Customer extends User {
  readonly userId: string;
  readonly bought: readonly Order[];
}

/** The database as scenarios look at it. */
export interface Shop {
  readonly customers: readonly Customer[];
  readonly products: ReadonlyMap<string, Product>;
}

/** Reads a generated data set's tables. */
export function readShop(dataset: Dataset): Shop {
  const orders = new Map(table<Order>(dataset, 'orders'));
  const customers = table<User>(dataset, 'users').map(
    ([userId, user]): Customer => ({
      ...user,
      userId,
      bought: user.orders.flatMap((orderId) => orders.get(orderId) ?? []),
    }),
  );
  return { customers, products: new Map(table<Product>(dataset, 'products')) };
}

function table<Entry>(dataset: Dataset, name: string): [string, Entry][] {
  return [...(dataset.database.tables.get(name) ?? [])].map(([id, row]) => [id, plain<Entry>(row)]);
}

/** The rows are of our own making, so their shape is known. */
function plain<Entry>(row: Row): Entry {
  return JSON.parse(jsonText(row)) as Entry;
}
