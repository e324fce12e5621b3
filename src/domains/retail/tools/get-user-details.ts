import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { userId } from '../parameters.ts';

/** `get_user_details`: the record as it stands. */
export const getUserDetails = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'get_user_details',
    kind: 'read',
    description: "Gives a customer's profile: name, address, email, payment methods and the ids of all orders.",
    parameters: { user_id: userId },
    run: (view, { user_id }) =>
      view.has('users', user_id) ? jsonText(view.get('users', user_id)) : dialect.errors.user,
  });
