import type { Finding } from '../../src/records/finding.ts';
import type { Message } from '../../src/records/message.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';

/** A finding about an invented garden-centre order; change what a test is about. */
export function sampleFinding(changes: Partial<Finding> & { readonly index?: number } = {}): Finding {
  const { index = 0, ...rest } = changes;
  return {
    trajectory: `task-${index}-trial-0-0123456789ab`,
    source: { file: 'garden.json', index, offset: null, bytes: null },
    format: 'tau-bench',
    domain: 'retail',
    task_id: index,
    trial: 0,
    reward: 0,
    status: 'judged',
    error: null,
    author: 'agent',
    type: 'wrong_argument',
    step: 5,
    severity: 'critical',
    confidence: 0.9,
    description: 'The agent ordered the blue watering can although the green one was asked for.',
    correct_behavior: 'Order item 7002, the green watering can.',
    evidence: [
      { rule: 'write_alignment', step: 5, call: 0, quote: '"item": "7001"', text: 'The call names item 7001.' },
      { rule: 'value_source', step: 1, call: null, quote: 'the green one', text: 'The user asked for the green one.' },
    ],
    faults: [
      {
        author: 'agent',
        type: 'wrong_argument',
        step: 5,
        severity: 'critical',
        confidence: 0.9,
        description: 'Item 7001 instead of 7002.',
        correct_behavior: null,
        keys: ['item'],
      },
      {
        author: 'user',
        type: 'user_omitted',
        step: 7,
        severity: 'minor',
        confidence: 0.4,
        description: 'The colour was not said again when it was asked for.',
        correct_behavior: null,
        keys: [],
      },
    ],
    root_fault: 0,
    alignment: [
      {
        expected: { name: 'update_address', arguments: { city: 'Bremen' } },
        actual: { name: 'update_address', arguments: { city: 'Bremen' } },
        keys: [],
        step: 3,
        status: 'matched',
      },
      {
        expected: { name: 'order_item', arguments: { item: '7002', amount: 1 } },
        actual: { name: 'order_item', arguments: { item: '7001', amount: 1 } },
        keys: ['item'],
        step: 5,
        status: 'wrong_argument',
      },
      { expected: { name: 'send_receipt', arguments: {} }, actual: null, keys: [], step: null, status: 'missing' },
    ],
    state_difference: [{ table: 'orders', key: '#G17', field: 'items.0.item', expected: '7002', actual: '7001' }],
    attribution: {
      status: 'settled',
      chain: [
        { link: 'instruction', step: null, quote: 'a green watering can', supports: 'expected' },
        { link: 'user_asks', step: 1, quote: 'the green one', supports: 'expected' },
        { link: 'agent_calls', step: 5, quote: null, supports: 'actual' },
      ],
      candidates: [],
      decides: null,
    },
    counterfactual: {
      proven: true,
      repair: 'Order item 7002 at step 5.',
      edits: [{ kind: 'replace_argument', fault: 0, step: 5, call: 0, before: '7001', after: '7002' }],
      diff: [],
      reward_after: 1,
    },
    names: { tau_bench: { author: 'agent', fault_type: 'used_wrong_tool_argument' }, agentrx: null, tau2: null },
    reviews: [],
    judge: { name: 'rules', version: '0.1.0', model: null, prompt_hash: null, parameters: {} },
    dataset_hash: null,
    ground_truth_hash: null,
    cost_usd: null,
    ...rest,
  };
}

/** A finding that could not be made. */
export function errorFinding(index: number): Finding {
  return sampleFinding({
    index,
    status: 'error',
    error: 'the model gave no answer',
    author: null,
    type: null,
    step: null,
    severity: null,
    confidence: null,
    description: null,
    correct_behavior: null,
    evidence: [],
    faults: [],
    root_fault: null,
    alignment: [],
    state_difference: [],
    counterfactual: null,
    attribution: null,
  });
}

/** A message with everything that is not given left empty. */
export function sampleMessage(changes: Partial<Message> & Pick<Message, 'role'>): Message {
  const content = changes.content ?? null;
  return {
    content,
    said: changes.role === 'user' || (changes.role === 'assistant' && !changes.tool_calls?.length) ? content : null,
    thoughts: null,
    thoughts_leaked: false,
    tool_calls: [],
    tool_call_id: null,
    name: null,
    observation: changes.role === 'tool' ? content : null,
    error: null,
    results: [],
    ...changes,
  };
}

/** The run that `sampleFinding` is about. */
export function sampleTrajectory(changes: Partial<Trajectory> & { readonly index?: number } = {}): Trajectory {
  const { index = 0, ...rest } = changes;
  return {
    id: `task-${index}-trial-0-0123456789ab`,
    source: { file: 'garden.json', index, offset: null, bytes: null },
    format: 'tau-bench',
    foreign_tools: false,
    domain: 'retail',
    task_id: index,
    trial: 0,
    planned_trials: null,
    reward: 0,
    task: null,
    messages: sampleMessages,
    reading: { messages: 0, calls: 0, results: 0, paired: 0, passed_over: 0, results_recorded: true },
    termination: 'user_stop',
    crash: null,
    grade: null,
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: null,
    user_model: null,
    agent_cost: null,
    user_cost: null,
    ...rest,
  };
}

const sampleMessages: readonly Message[] = [
  sampleMessage({ role: 'system', content: 'Help customers of the garden centre. Ask before every change.' }),
  sampleMessage({ role: 'user', content: 'I moved to Bremen, and I want a watering can, the green one please.' }),
  sampleMessage({ role: 'assistant', content: 'Shall I change the address and order the can?' }),
  sampleMessage({
    role: 'assistant',
    content: 'First the address.',
    tool_calls: [
      { id: 'c1', name: 'update_address', arguments: { city: 'Bremen' }, arguments_text: null, requestor: 'assistant' },
    ],
  }),
  sampleMessage({ role: 'tool', name: 'update_address', content: '{"city": "Bremen", "zip": "28195"}' }),
  sampleMessage({
    role: 'assistant',
    tool_calls: [
      {
        id: 'c2',
        name: 'order_item',
        arguments: { item: '7001', amount: 1 },
        arguments_text: null,
        requestor: 'assistant',
      },
    ],
  }),
  sampleMessage({
    role: 'tool',
    name: 'order_item',
    content: JSON.stringify({
      order: '#G17',
      items: [{ item: '7001', colour: 'blue', litres: 5 }],
      note: 'n'.repeat(600),
    }),
  }),
  sampleMessage({ role: 'assistant', content: 'Done. Your watering can is on its way.' }),
  sampleMessage({ role: 'user', content: 'Thanks, bye. ###STOP###' }),
];

/** Text with everything in it that must not reach a terminal. */
export const hostileText =
  'a\x1b]52;c;aGFjaw==\x07b\x1b]0;title\x1b\\c\x1b]8;;http://x.invalid\x07d\x1b[31me\x9b2Jf\x1bPq#0\x1b\\g\x07\b\r\0\th\u202ei\u200bj\x1b[3Jk';
