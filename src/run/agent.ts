import type { Dataset, DatasetTask } from '../datasets/dataset.ts';
import type { ToolSchema } from '../domains/engine/tool-schemas.ts';
import type { Model } from '../models/model.ts';
import type { AssistantMessage, Conversation, RecordedMessage } from './conversation.ts';
import type { Spending } from './spending.ts';

/** One turn of the agent: it says something, calls a tool, or tried to call one in a way that cannot be carried out. */
export type Action =
  | { readonly kind: 'say'; readonly text: string }
  | ToolAction
  | { readonly kind: 'broken_call'; readonly name: string; readonly id: string; readonly problem: string };

/** A call that the world can take. */
export interface ToolAction {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly id: string;
}

/** What an agent does next, and the message that records it. */
export interface Step {
  readonly message: AssistantMessage;
  readonly action: Action;
  readonly spending: Spending;
  /** What the server sent of the model's activations, where it collects them. */
  readonly activations?: unknown;
}

/** The one who serves the user. Throws a ModelError where its model gives no reply. */
export type Agent = (conversation: Conversation, signal: AbortSignal) => Promise<Step>;

/** An agent for one episode, with what the episode needs to know of it. */
export interface SeatedAgent {
  readonly systemPrompt: string;
  readonly agent: Agent;
  /** How this agent is told what a tool gave. */
  readonly toolMessage: (options: {
    readonly name: string;
    readonly id: string;
    readonly observation: string;
  }) => RecordedMessage;
}

/** What an agent is made of, for one episode. */
export interface AgentSetting {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  readonly tools: readonly ToolSchema[];
  /** Null only for strategies that call none. */
  readonly model: Model | null;
  /** Example dialogues to draw from; empty where the strategy uses none. */
  readonly displays: readonly string[];
  /** Seeded, from 0 to 1. */
  readonly random: () => number;
}

/** A strategy of agents. */
export interface AgentStrategy {
  readonly name: string;
  readonly needsModel: boolean;
  readonly needsDisplays: boolean;
  /** Text of its own prompt, without the data set's parts: its hash stands in the run's header. */
  readonly prompt: string;
  readonly seat: (setting: AgentSetting) => SeatedAgent;
}
