import { phraseOf } from '../../src/domains/engine/phrase-of.ts';
import { field, recordOf } from '../../src/domains/engine/record-fields.ts';
import { describePayment } from '../../src/domains/engine/wallet.ts';
import { describeItem } from '../../src/domains/retail/describe-item.ts';
import { jsonText } from '../../src/python/json-text.ts';
import type { Value } from '../../src/python/value.ts';
import { anythingElse, ending } from '../../src/run/scripted/agent-words.ts';
import { planAgent } from '../../src/run/scripted/plan.ts';
import { readPart } from '../../src/run/users/replay.ts';
import {
  addCall,
  callOf,
  changeCall,
  changeLastWords,
  claimCall,
  fromCallOn,
  insteadOfProposal,
  lastWords,
  replaceCall,
} from './agent-faults.ts';
import { plainScene } from './plain-scene.ts';
import type { Candidate, Scene } from './scene.ts';
import {
  actionsOf,
  firstText,
  firstThatWorks,
  otherPayments,
  otherVariants,
  slip,
  soleAction,
  withArguments,
} from './task-properties.ts';
import { stopWithTheYes } from './user-faults.ts';

/** A sole exchange or change of one item, and the same with another variant that is accepted too. */
function wrongVariant(candidate: Candidate, tool: string) {
  const action = soleAction(candidate, tool);
  if (action === null || (action.arguments['item_ids'] as readonly string[]).length > 1) {
    return null;
  }
  const right = firstText(action.arguments['new_item_ids']);
  const others = otherVariants(candidate, right, firstText(action.arguments['item_ids']));
  const found = firstThatWorks(candidate, others, (id) => withArguments(action, { new_item_ids: [id] }));
  const { database } = candidate.dataset;
  return (
    found && {
      wrong: found.action,
      words: { right: describeItem(database, right).text, wrong: describeItem(database, found.value).text },
    }
  );
}

/** What is recorded on retail's tasks, in this order. */
export const retailScenes: readonly Scene[] = [
  {
    needs: 'an exchange of one item whose product has another variant in stock',
    again: true,
    cast: (candidate) => {
      const found = wrongVariant(candidate, 'exchange_delivered_order_items');
      if (found === null) {
        return null;
      }
      const { steps, turn } = changeCall(candidate.plan, found.wrong.name, () => found.wrong.arguments);
      const comment = `Exchanges for the ${found.words.wrong}; agreed on was the ${found.words.right}.`;
      return { steps, fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'a return or exchange that could also be settled with another payment method',
    cast: (candidate) => {
      const action =
        soleAction(candidate, 'return_delivered_order_items') ??
        soleAction(candidate, 'exchange_delivered_order_items');
      if (action === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const used = action.arguments['payment_method_id'];
      const found = firstThatWorks(candidate, otherPayments(candidate, used), (id) =>
        withArguments(action, { payment_method_id: id }),
      );
      if (found === null) {
        return null;
      }
      const steps = planAgent({ dataset, task, actions: [found.action] });
      const turn = callOf(steps, action.name) - 1;
      const [right, wrong] = [used, found.value].map((id) => describePayment(dataset.database, id));
      const comment = `Proposes the ${wrong} where the customer had asked for the ${right}; the customer does not notice.`;
      return { steps, fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of the address of a pending order alone',
    cast: (candidate) => {
      const action = soleAction(candidate, 'modify_pending_order_address');
      if (action === null) {
        return null;
      }
      const zip = String(action.arguments['zip']);
      const { steps, turn } = changeCall(candidate.plan, action.name, (given) => ({ ...given, zip: slip(zip) }));
      const comment = `Writes the zip code ${slip(zip)} where ${zip} was agreed on.`;
      return { steps, fault: { author: 'agent', type: 'wrong_argument', at: { turn }, comment } };
    },
  },
  {
    needs: 'an exchange alone whose items could also be returned',
    again: true,
    cast: (candidate) => {
      const action = soleAction(candidate, 'exchange_delivered_order_items');
      if (action === null) {
        return null;
      }
      const { new_item_ids: _, ...given } = action.arguments;
      const wrong = { ...action, name: 'return_delivered_order_items', arguments: given };
      if (firstThatWorks(candidate, [wrong], (call) => call) === null) {
        return null;
      }
      const { steps, turn } = replaceCall(candidate.plan, action.name, wrong);
      const comment = 'Returns the items that were to be exchanged.';
      return { steps, fault: { author: 'agent', type: 'wrong_tool', at: { turn }, comment } };
    },
  },
  {
    needs: 'a cancellation alone, by a customer with another pending order',
    cast: (candidate) => {
      const action = soleAction(candidate, 'cancel_pending_order');
      if (action === null) {
        return null;
      }
      const { domain, database } = candidate.dataset;
      const orders = field(recordOf(database, domain.userTable, candidate.task.user_id), 'orders');
      const others = (Array.isArray(orders) ? orders : []).filter((id) => id !== action.arguments['order_id']);
      const found = firstThatWorks(candidate, others, (id) => withArguments(action, { order_id: id }));
      if (found === null) {
        return null;
      }
      const { steps, turn } = addCall(candidate.plan, action.name, found.action);
      const comment = `Cancels order ${found.value} as well, of which nobody had spoken.`;
      return { steps, fault: { author: 'agent', type: 'unintended_write', at: { turn }, comment } };
    },
  },
  {
    needs: 'a return alone',
    again: true,
    cast: (candidate) => {
      const action = soleAction(candidate, 'return_delivered_order_items');
      if (action === null) {
        return null;
      }
      const { steps, turn } = claimCall(candidate.plan, action.name);
      const comment = 'Says that the return has gone through; it was never made.';
      return { steps, fault: { author: 'agent', type: 'false_completion_claim', at: { turn }, comment } };
    },
  },
  {
    needs: 'two returns and one sum to be told',
    cast: (candidate) => {
      const actions = actionsOf(candidate, 'return_delivered_order_items', 'return_delivered_order_items');
      const [right, ...others] = candidate.task.outputs;
      const [first] = actions ?? [];
      if (first === undefined || right === undefined || others.length > 0) {
        return null;
      }
      const order = recordOf(candidate.dataset.database, 'orders', first.arguments['order_id']);
      const items = field(order, 'items');
      const returned = new Set(first.arguments['item_ids'] as readonly string[]);
      const prices = (Array.isArray(items) ? items : [])
        .filter((item) => returned.has(String(field(item, 'item_id'))))
        .map((item) => Number(field(item, 'price')));
      const wrong = prices.reduce((sum, price) => sum + price, 0).toFixed(2);
      const { steps, turn } = changeLastWords(candidate.plan, (text) => text.replace(right, wrong));
      const comment = `Names the refund of the first return, ${wrong}, as the sum of both, which is ${right}.`;
      return { steps, fault: { author: 'agent', type: 'wrong_or_missing_output', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of payment alone',
    again: true,
    cast: (candidate) => {
      const action = soleAction(candidate, 'modify_pending_order_payment');
      if (action === null) {
        return null;
      }
      const summary = 'The customer wants another payment method for a pending order.';
      const { steps, turn } = insteadOfProposal(candidate.plan, action.name, [
        { kind: 'call', name: 'transfer_to_human_agents', arguments: { summary } },
      ]);
      const comment = 'Hands over although the order is pending and there is a tool for its payment.';
      return { steps, fault: { author: 'agent', type: 'premature_transfer', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of address and of items of one pending order',
    again: true,
    cast: (candidate) => {
      const actions = actionsOf(candidate, 'modify_pending_order_address', 'modify_pending_order_items');
      if (actions === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const steps = planAgent({ dataset, task, actions: actions.toReversed() });
      const turn = callOf(steps, 'modify_pending_order_items');
      const comment = 'Changes the items first, which locks the order, so that the new address is refused.';
      return { steps, fault: { author: 'agent', type: 'wrong_order', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of items of a pending order alone',
    cast: (candidate) => {
      const action = soleAction(candidate, 'modify_pending_order_items');
      if (action === null) {
        return null;
      }
      const text = jsonText(action.arguments as Value).slice(0, -1);
      const broken = { kind: 'broken_call' as const, name: action.name, text };
      const { steps, turn } = fromCallOn(candidate.plan, action.name, [
        broken,
        broken,
        {
          kind: 'say',
          text: ending('I am sorry, our system does not take this change today. Please try another time.'),
        },
      ]);
      const comment = 'Leaves out the closing bracket of the arguments, twice, and gives up.';
      return { steps, fault: { author: 'agent', type: 'rejected_call', at: { turn }, comment } };
    },
  },
  {
    needs: 'a change of one item of a pending order whose product has another variant in stock',
    again: true,
    cast: (candidate) => {
      const found = wrongVariant(candidate, 'modify_pending_order_items');
      if (found === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const said = phraseOf(found.wrong, dataset).wish;
      const comment = `Asks for the ${found.words.wrong}; the instruction describes the ${found.words.right}.`;
      return {
        steps: planAgent({ dataset, task, actions: [found.wrong] }),
        part: readPart({ dataset, task, actions: [found.wrong] }),
        fault: { author: 'user', type: 'user_contradicted', at: { said }, comment },
      };
    },
  },
  {
    needs: 'an exchange alone',
    again: true,
    cast: (candidate) => {
      if (soleAction(candidate, 'exchange_delivered_order_items') === null) {
        return null;
      }
      const comment = 'Ends the conversation in the message of the go-ahead, so that nothing can follow it.';
      return {
        reply: stopWithTheYes,
        fault: { author: 'user', type: 'user_stopped_early', at: { said: '###STOP###' }, comment },
      };
    },
  },
  {
    needs: 'an exchange of one item',
    cast: (candidate) => {
      const action = soleAction(candidate, 'exchange_delivered_order_items');
      if (action === null) {
        return null;
      }
      const wrong = withArguments(action, { new_item_ids: action.arguments['item_ids'] });
      const comment = 'The ground truth exchanges the item for itself; the agent does what the instruction says.';
      return {
        task: { ...candidate.task, actions: [wrong] },
        fault: {
          author: 'environment',
          type: 'ground_truth_defect',
          at: { turn: callOf(candidate.plan, action.name) },
          comment,
        },
      };
    },
  },
  {
    needs: 'a change of payment and then of items',
    cast: (candidate) => {
      const actions = actionsOf(candidate, 'modify_pending_order_payment', 'modify_pending_order_items');
      if (actions === null) {
        return null;
      }
      const { dataset, task } = candidate;
      const plan = planAgent({ dataset, task, actions: actions.slice(0, 1) });
      const comment = 'Sums up after the first of two changes and passes over the reminder of the second.';
      return {
        steps: [...plan, { kind: 'say', text: `Thank you, I have made a note of that. ${anythingElse}` }],
        fault: { author: 'agent', type: 'goal_partially_completed', at: { turn: lastWords(plan) }, comment },
      };
    },
  },
  plainScene('no change', ({ task }) => task.actions.length === 0),
  plainScene('a transfer', ({ task }) => task.actions.some(({ name }) => name === 'transfer_to_human_agents')),
  plainScene('a question and no change', ({ task }) => task.actions[0]?.name === 'get_order_details'),
  plainScene(
    'a cancellation and a return',
    (candidate) => actionsOf(candidate, 'cancel_pending_order', 'return_delivered_order_items') !== null,
  ),
];
