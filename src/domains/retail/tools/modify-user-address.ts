import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { addressParts, userId } from '../parameters.ts';

/** `modify_user_address`: replaces the whole address; the customer's orders keep theirs. */
export const modifyUserAddress = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'modify_user_address',
    kind: 'write',
    description:
      "Changes the address in a customer's profile, which leaves their orders as they are. State the new address and get a " +
      'clear yes from the customer first.',
    parameters: { user_id: userId, ...addressParts },
    run(view, { user_id, ...parts }) {
      if (!view.has('users', user_id)) {
        return dialect.errors.user;
      }
      const user = view.change('users', user_id);
      user['address'] = dialect.address(parts);
      return jsonText(user);
    },
  });
