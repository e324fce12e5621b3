import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { field, recordOf } from '../../src/domains/engine/record-fields.ts';
import { defineTool } from '../../src/domains/engine/tool.ts';
import { jsonText } from '../../src/python/json-text.ts';
import { text } from '../../src/python/repr.ts';

const loanId = z.string().describe('Id of the loan.');

const getMember = defineTool({
  name: 'get_member',
  kind: 'read',
  description: 'Shows a member.',
  parameters: { member_id: z.string().describe('Id of the member.') },
  run: (view, { member_id }) =>
    view.has('members', member_id) ? jsonText(view.get('members', member_id)) : 'Error: member not found',
});

const getLoan = defineTool({
  name: 'get_loan',
  kind: 'read',
  description: 'Shows a loan.',
  parameters: { loan_id: loanId },
  run: (view, { loan_id }) =>
    view.has('loans', loan_id) ? jsonText(view.get('loans', loan_id)) : 'Error: loan not found',
});

const renewLoan = defineTool({
  name: 'renew_loan',
  kind: 'write',
  description: 'Makes a loan last until a later day.',
  parameters: { member_id: z.string().describe('Id of the member.'), loan_id: loanId, until: z.string() },
  run(view, { loan_id, until }) {
    if (!view.has('loans', loan_id)) {
      return 'Error: loan not found';
    }
    const loan = view.change('loans', loan_id);
    loan['due'] = text(until);
    return jsonText(loan);
  },
});

const handOver = defineTool({
  name: 'transfer_to_human_agents',
  kind: 'terminal',
  description: 'Hands the member to a person.',
  parameters: { summary: z.string() },
  run: () => 'Transfer successful',
});

/** A domain that no file of the program knows: tools and tables are all that it needs. */
export const bareLibrary: Domain = {
  name: 'library',
  tables: ['loans', 'members'],
  userTable: 'members',
  tools: [getMember, getLoan, renewLoan, handOver],
};

/** The same with everything that can be known of a domain. */
export const library: Domain = {
  ...bareLibrary,
  now: { date: '2024-03-01', time: '10:00' },
  signs: { otherTools: ['extend_loan'], ids: /\bLN\d{3}\b/, words: /\blibrary\b/i },
  identity: { lookUps: ['get_member'], noun: 'member', otherNumbers: ['loan'] },
  objectKeys: ['loan_id', 'member_id'],
  words: {
    topics: [{ part: /renew/, words: /\b(renew\w*|extend\w*|longer)\b/i }],
    nameFields: ['title'],
    desk: 'library',
  },
  phrases: {
    renew_loan: ({ loan_id, until }, database) => {
      const title = String(field(recordOf(database, 'loans', loan_id), 'title'));
      return { wish: `keep ${title} (${loan_id}) until ${until}`, deed: `the renewal of ${loan_id} until ${until}` };
    },
  },
  looksBefore: ({ arguments: { loan_id } }) =>
    loan_id === undefined ? [] : [{ name: 'get_loan', arguments: { loan_id } }],
  policyChecks: [
    {
      name: 'renewal',
      tool: 'renew_loan',
      breachOf: ({ loan_id }, database) =>
        field(recordOf(database, 'loans', loan_id), 'reserved') === true
          ? {
              forbidden: `the loan ${loan_id} to be renewed`,
              did: `renewed the loan ${loan_id}`,
              reason: 'another member waits for it',
              instead: `Decline to renew ${loan_id} and say why.`,
            }
          : null,
    },
  ],
};

/** Writes a data set of the library with two tasks into a folder of its name: renew one loan, and leave another as it is. */
export async function writeLibraryDataset(folder: string): Promise<string> {
  const path = join(folder, 'library');
  const files = {
    'policy.md': '# The library\n\nRenew a loan unless another member waits for it. Ask for a yes first.\n',
    'database/members.json': {
      MB001: { member_id: 'MB001', name: { first_name: 'Ada', last_name: 'Fern' } },
    },
    'database/loans.json': {
      LN001: { loan_id: 'LN001', member_id: 'MB001', title: 'Birds of the Coast', due: '2024-03-05', reserved: false },
      LN002: { loan_id: 'LN002', member_id: 'MB001', title: 'Knots', due: '2024-03-06', reserved: true },
    },
    'tasks.test.json': [
      {
        id: 0,
        user_id: 'MB001',
        instruction: 'You are Ada Fern, member id MB001. You want to keep Birds of the Coast (LN001) until 2024-04-05.',
        actions: [{ name: 'renew_loan', arguments: { member_id: 'MB001', loan_id: 'LN001', until: '2024-04-05' } }],
        outputs: [],
      },
      {
        id: 1,
        user_id: 'MB001',
        instruction:
          'You are Ada Fern, member id MB001. You want to keep Knots (LN002) longer, and give up when told no.',
        actions: [],
        outputs: [],
      },
    ],
  };
  await mkdir(join(path, 'database'), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}
