import { z } from 'zod';
import { at, lower } from '../../../python/containers.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';

/** `find_user_id_by_name_zip`: the first customer with that name and postal code. */
export const findUserIdByNameZip = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'find_user_id_by_name_zip',
    kind: 'read',
    description:
      'Looks up the id of a customer by full name and postal code. Meant for customers who cannot give their email or whose ' +
      'email finds no one.',
    parameters: {
      first_name: z.string().describe("First name, for example 'Maria'."),
      last_name: z.string().describe("Last name, for example 'Jones'."),
      zip: z.string().describe("Postal code of the customer's address, for example '97201'."),
    },
    run(view, { first_name, last_name, zip }) {
      for (const [userId, user] of view.all('users')) {
        const name = at(user, 'name');
        if (
          lower(at(name, 'first_name')) === lower(first_name) &&
          lower(at(name, 'last_name')) === lower(last_name) &&
          isEqual(at(at(user, 'address'), 'zip'), zip)
        ) {
          return userId;
        }
      }
      return dialect.errors.user;
    },
  });
