import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../../src/records/formats/messages/convert-message.ts';
import { type EndOfRun, howEnded, isGradedEnd } from '../../src/records/how-ended.ts';
import type { Message } from '../../src/records/message.ts';
import { terminationSchema } from '../../src/records/trajectory.ts';

const user = (said: string): Message => ({ ...emptyMessage('user'), content: said, said });
const agent = (said: string): Message => ({ ...emptyMessage('assistant'), content: said, said });
const calls = (name: string): Message => ({
  ...emptyMessage('assistant'),
  tool_calls: [{ id: null, name, arguments: {}, arguments_text: null, requestor: 'assistant' }],
});
const answer = (observation: string): Message => ({ ...emptyMessage('tool'), content: observation, observation });
const ending = (messages: readonly Message[], more: Partial<EndOfRun> = {}) =>
  howEnded({ messages, crash: null, graded: null, reward: 0, ...more });
const talk = [user('Hi'), agent('Hello')];
const crash = (message: string) => ({ message, traceback: null, infrastructure: true });

describe('how a run ended', () => {
  it.each<[string, readonly Message[], Partial<EndOfRun>, string]>([
    ['the last word is a stop', [...talk, user('Bye ###STOP###')], {}, 'user_stop'],
    ['a stop before other words', [...talk, user('###STOP###'), agent('Wait')], {}, 'unknown'],
    ['a stop of the agent', [...talk, user('Well'), agent('Bye ###STOP###')], {}, 'agent_stop'],
    ['out of scope', [...talk, user('###OUT-OF-SCOPE###')], {}, 'user_out_of_scope'],
    ["a user's transfer", [...talk, user('###TRANSFER###')], {}, 'user_transfer'],
    ["an agent's transfer", [...talk, calls('transfer_to_a_person'), answer('done')], {}, 'transfer'],
    ['a refused transfer', [...talk, calls('transfer_to_a_person'), answer('Error: no'), user('Oh')], {}, 'unknown'],
    ['a transfer, and talk went on', [calls('transfer_to_a_person'), answer('done'), ...talk], {}, 'unknown'],
    ['no message', [], {}, 'empty'],
    ['a crash before its words', [...talk, user('###STOP###')], { crash: crash('boom') }, 'runtime_error'],
    ['a context overflow', talk, { crash: crash('prompt is too long: 9 tokens') }, 'context_overflow'],
    ['a crash with its reason', talk, { crash: crash('x'), reason: 'agent_error' }, 'agent_error'],
    ['a reason in another dialect', talk, { reason: 'Max Steps' }, 'step_limit'],
    ['a reason of another package', talk, { reason: 'TerminationReason.TOO_MANY_ERRORS' }, 'agent_errors'],
    ['a reason against a token', [...talk, user('###STOP###')], { reason: 'max_steps' }, 'step_limit'],
    ['as many turns as there may be', [...talk, user('x'), agent('y'), user('z')], { mostTurns: 2 }, 'step_limit'],
    ['the same, but graded', [...talk, user('x'), agent('y'), user('z')], { mostTurns: 2, graded: true }, 'unknown'],
    ['nobody answered, ungraded', [...talk, user('x')], { reward: null }, 'cut_off'],
    ['nobody answered, without an account', [...talk, user('x')], { graded: false }, 'cut_off'],
    ['nobody answered, with a reward', [...talk, user('x')], {}, 'unknown'],
    ['the agent never had a turn', [agent('Hello'), user('Hi')], {}, 'cut_off'],
    ['a call without an answer', [...talk, calls('f')], { graded: false }, 'cut_off'],
    ['a reason that is not known', [...talk, user('x')], { graded: false, reason: 'moon' }, 'unknown'],
    ['the agent spoke last', [...talk, user('x'), agent('y')], { graded: false }, 'unknown'],
  ])('%s', (_, messages, more, termination) => {
    expect(ending(messages, more)).toBe(termination);
  });

  it('is graded where an end was reached, or nothing tells', () => {
    expect(terminationSchema.options.filter(isGradedEnd)).toEqual([
      'user_stop',
      'user_transfer',
      'user_out_of_scope',
      'agent_stop',
      'transfer',
      'unknown',
    ]);
  });
});
