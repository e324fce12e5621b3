import { z } from 'zod';
import { at, lower } from '../../../python/containers.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';

/** `find_user_id_by_email`: the first customer with that address. */
export const findUserIdByEmail = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'find_user_id_by_email',
    kind: 'read',
    description: 'Looks up the id of the customer with this email address. Capital letters do not matter.',
    parameters: { email: z.string().describe("Email address, for example 'maria.jones@example.com'.") },
    run(view, { email }) {
      for (const [userId, user] of view.all('users')) {
        if (lower(at(user, 'email')) === lower(email)) {
          return userId;
        }
      }
      return dialect.errors.user;
    },
  });
