import type { PlayedConversation } from './play-conversation.ts';
import type { SeatedConversation } from './seat-conversations.ts';

/** A played conversation for a reader, with steps and turn ids, the world's answers in place, and what the task expects. */
export function conversationText(
  { conversation, task }: SeatedConversation,
  { result, steps }: PlayedConversation,
): string {
  const turns = new Map([...steps].map(([id, step]) => [step, id]));
  const said = result.messages.flatMap((message, step) => {
    if (step === 0) {
      return [];
    }
    const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
    const called = calls.map(({ function: { name, arguments: given } }) => `CALL ${name}(${given})`);
    const words = [message.content ?? '', ...called].filter((text) => text !== '').join('\n');
    return `[${step}${turns.has(step) ? ` ${turns.get(step)}` : ''}] ${message.role}: ${words}`;
  });
  const { label, also } = conversation;
  return [
    `== ${conversation.name} (${conversation.split} ${task.id}) reward ${result.reward}${result.error ? `, error: ${result.error.message}` : ''}`,
    `plan: ${conversation.plan.trim()}`,
    `label: ${label ? `${label.author}, ${label.type} at ${label.at}: ${label.reason.trim()}` : 'none'}`,
    ...also.map(({ author, type, at }) => `also: ${author}, ${type} at ${at}`),
    `instruction: ${task.instruction ?? ''}`,
    ...task.actions.map(({ name, arguments: given }) => `expects: ${name}(${JSON.stringify(given)})`),
    ...(task.outputs.length > 0 ? [`outputs: ${task.outputs.join(', ')}`] : []),
    '',
    ...said,
    '',
  ].join('\n');
}
