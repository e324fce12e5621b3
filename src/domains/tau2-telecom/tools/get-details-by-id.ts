import { z } from 'zod';
import { jsonText } from '../../../python/json-text.ts';
import { PythonError } from '../../../python/python-error.ts';
import { typeName } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import type { AgentTable } from '../agent-models.ts';
import { findRecord } from '../find.ts';

/** The table of a record by the letter that its id begins with. */
const tables: Readonly<Record<string, AgentTable>> = {
  L: 'lines',
  D: 'devices',
  B: 'bills',
  C: 'customers',
  P: 'plans',
};

/** `get_details_by_id`: any record; the first letter of the id tells its kind. */
export const getDetailsById = defineTool({
  name: 'get_details_by_id',
  kind: 'read',
  description:
    'Gives the record behind an id of any kind: a customer (C...), line (L...), device (D...), bill (B...) or plan (P...).',
  parameters: { id: z.string().describe("Id of the record, for example 'L1234'.") },
  run(view, { id }) {
    if (typeof id !== 'string') {
      throw new PythonError(`'${typeName(id)}' object has no attribute 'startswith'`);
    }
    const table = tables[id.charAt(0)];
    if (table === undefined) {
      throw new PythonError(`Unknown ID format or type: ${id}`);
    }
    return jsonText(findRecord(view, table, id));
  },
});
