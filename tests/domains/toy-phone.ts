import { z } from 'zod';
import { createDatabase, type Database } from '../../src/domains/engine/database.ts';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { tau2Harness } from '../../src/domains/engine/harness.ts';
import { defineTool } from '../../src/domains/engine/tool.ts';
import type { View } from '../../src/domains/engine/view.ts';
import { PythonError } from '../../src/python/python-error.ts';

/**
 * A world with a side of the user's own, as small as can be: the desk opens and charges lines, the user has a phone that is
 * connected where it is on and its line is open. The phone learns of the line only when the sides are brought in step.
 */
export const toyPhone: Domain = {
  name: 'toy-phone',
  tables: ['lines', 'phone'],
  userTable: 'lines',
  userTables: ['phone'],
  tools: [
    defineTool({
      name: 'get_line',
      kind: 'read',
      description: 'Looks a line up.',
      parameters: { line_id: z.string() },
      run: (view, { line_id: id }) => JSON.stringify(view.get('lines', id)),
    }),
    defineTool({
      name: 'open_line',
      kind: 'write',
      description: 'Opens a line.',
      parameters: { line_id: z.string() },
      run: (view, { line_id: id }) => {
        view.change('lines', id)['open'] = true;
        return 'Opened';
      },
    }),
    defineTool({
      name: 'charge_line',
      kind: 'write',
      description: 'Puts credit on a line; above 10 it fails when it is too late.',
      parameters: { line_id: z.string(), amount: z.number() },
      run: (view, { line_id: id, amount }) => {
        view.change('lines', id)['credit'] = Number(amount);
        if (Number(amount) > 10) {
          throw new PythonError('Too much credit');
        }
        return 'Charged';
      },
    }),
  ],
  userTools: [
    defineTool({
      name: 'toggle_phone',
      kind: 'write',
      description: 'Turns the phone on or off.',
      parameters: {},
      run: (view) => {
        const phone = view.change('phone', 'own');
        phone['on'] = phone['on'] !== true;
        return phone['on'] ? 'The phone is on.' : 'The phone is off.';
      },
    }),
    defineTool({
      name: 'look_at_phone',
      kind: 'read',
      description: 'Says what the phone shows.',
      parameters: {},
      run: (view) => (view.get('phone', 'own')['connected'] === true ? 'Connected' : 'No signal'),
    }),
  ],
  sync: (view: View) => {
    const connected = view.get('phone', 'own')['on'] === true && view.get('lines', 'L1')['open'] === true;
    view.change('phone', 'own')['connected'] = connected;
  },
  initialisers: {
    assistant: {
      close_line: (view, { line_id: id }) => {
        view.change('lines', id ?? null)['open'] = false;
      },
    },
  },
  assertions: {
    assistant: { has_credit: (view, { amount }) => view.get('lines', 'L1')['credit'] === amount },
    user: { is_connected: (view) => view.get('phone', 'own')['connected'] === true },
  },
  words: { topics: [{ part: /phone/, words: /\bphone\b/i }] },
  harness: tau2Harness({ assistant: 'DeskTools', user: 'PhoneTools' }),
};

/** One open line and a phone that is on. */
export function toyPhoneDatabase(): Database {
  return createDatabase({
    lines: { L1: { line_id: 'L1', open: true, credit: 0 } },
    phone: { own: { on: true, connected: true } },
  });
}
