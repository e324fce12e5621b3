import type { Database } from '../domains/engine/database.ts';
import type { Domain } from '../domains/engine/domain.ts';
import { openEpisode, type StepResult } from '../domains/engine/episode.ts';
import { type ReplayCache, replayGroundTruth } from '../domains/engine/replay-ground-truth.ts';
import { sameState } from '../domains/engine/state-difference.ts';
import { jsonText } from '../python/json-text.ts';
import type { Value } from '../python/value.ts';
import { saysOutput } from '../records/outputs-said.ts';
import { type CallTurn, type Script, stopWord } from './script.ts';

/** A message as tau-bench's files have it. */
export type PlayedMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string | null; readonly tool_calls: readonly PlayedCall[] | null }
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly name: string; readonly content: string };

interface PlayedCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A script that was played in its world. */
export interface Played {
  readonly messages: readonly PlayedMessage[];
  /** Index of the message of each turn. */
  readonly steps: readonly number[];
  /** What each call gave; null for words, and for a tool that broke down. */
  readonly results: readonly (StepResult | null)[];
  /** Whether an end was reached that is graded. */
  readonly ended: boolean;
  readonly stateMatches: boolean;
  readonly outputs: readonly { readonly text: string; readonly said: boolean }[];
  readonly reward: 0 | 1;
}

/** A world for scripts: its rules and its records. */
export interface Stage {
  readonly domain: Domain;
  readonly database: Database;
  readonly groundTruths: ReplayCache;
}

/**
 * Makes all calls of a script anew, so that what tools answer is what this world answers at that point, and grades the end as
 * tau-bench does: the end state, and the outputs among the agent's words.
 */
export function playScript({ task, policy, turns }: Script, { domain, database, groundTruths }: Stage): Played {
  const episode = openEpisode({ domain, database });
  const messages: PlayedMessage[] = [{ role: 'system', content: policy }];
  const steps: number[] = [];
  const results: (StepResult | null)[] = [];
  for (const turn of turns) {
    steps.push(messages.length);
    if (turn.kind === 'call') {
      const result = turn.defect?.kind === 'breaks' ? null : episode.step(turn);
      results.push(result);
      messages.push(...callMessages(turn, result, `call_${messages.length}`));
    } else {
      results.push(null);
      messages.push(
        turn.kind === 'user'
          ? { role: 'user', content: turn.text }
          : { role: 'assistant', content: turn.text, tool_calls: null },
      );
    }
  }
  const said = turns.flatMap((turn) =>
    turn.kind === 'agent' ? [turn.text] : (turn.kind === 'call' && turn.text) || [],
  );
  const outputs = task.outputs.map((text) => ({ text, said: said.some((words) => saysOutput(words, text)) }));
  const expected = replayGroundTruth({ domain, database, actions: task.actions, cache: groundTruths });
  const stateMatches = sameState(expected.state, episode.state);
  const last = turns.at(-1);
  const ended = (last?.kind === 'user' && last.text.includes(stopWord)) || (results.at(-1)?.done ?? false);
  const reward = ended && stateMatches && outputs.every((output) => output.said) ? 1 : 0;
  return { messages, steps, results, ended, stateMatches, outputs, reward };
}

function callMessages(
  { name, arguments: given, text, defect }: CallTurn,
  result: StepResult | null,
  id: string,
): PlayedMessage[] {
  const answer = defect?.kind === 'breaks' ? defect.observation : (result?.observation ?? '');
  const content = defect?.kind === 'exchanges' ? exchange(answer, defect.texts) : answer;
  return [
    {
      role: 'assistant',
      content: text,
      tool_calls: [{ id, type: 'function', function: { name, arguments: jsonText(given as Value) } }],
    },
    { role: 'tool', tool_call_id: id, name, content },
  ];
}

function exchange(text: string, [one, other]: readonly [string, string]): string {
  return text
    .split(one)
    .map((part) => part.replaceAll(other, one))
    .join(other);
}
