import { z } from 'zod';
import { at, contains } from '../../../python/containers.ts';
import { text } from '../../../python/repr.ts';
import type { MutableDictionary } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';
import { userId } from '../parameters.ts';

const CERTIFICATES = ['certificate_3221322', 'certificate_3221323', 'certificate_3221324'];

/** `send_certificate`: three certificate ids are free for each user. */
export const sendCertificate = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'send_certificate',
    kind: 'write',
    description: 'Gives a traveller a travel certificate as compensation. Only where the policy grants one.',
    parameters: { user_id: userId, amount: z.number().describe('Worth of the certificate in dollars.') },
    run(view, { user_id, amount }) {
      if (!view.has('users', user_id)) {
        return dialect.errors.user(user_id);
      }
      const methods = at(view.get('users', user_id), 'payment_methods');
      const id = CERTIFICATES.find((candidate) => !contains(methods, candidate));
      if (id === undefined) {
        return dialect.errors.certificates(user_id);
      }
      const user = view.change('users', user_id);
      (user['payment_methods'] as MutableDictionary)[id] = dialect.certificate({ id, amount });
      return `Certificate ${id} added to user ${text(user_id)} with amount ${text(amount)}.`;
    },
  });
