import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { userId } from '../parameters.ts';

/** `get_user_details`: the record as it stands. */
export const getUserDetails = defineTool({
  name: 'get_user_details',
  kind: 'read',
  description: "Gives a traveller's profile: name, membership, payment methods, saved passengers and reservation ids.",
  parameters: { user_id: userId },
  run: (view, { user_id }) =>
    view.has('users', user_id) ? jsonText(view.get('users', user_id)) : 'Error: user not found',
});
