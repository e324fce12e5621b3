import type { Message } from './message.ts';
import type { ToolCall } from './tool-call.ts';

/** A call as the file has it, with the message that answered it. */
export interface RecordedCall {
  /** Index of the message that holds the call. */
  readonly step: number;
  /** Index of the call within that message. */
  readonly call: number;
  readonly toolCall: ToolCall;
  /** Who made it: tau2 gives some users tools of their own. */
  readonly caller: 'agent' | 'user';
  /** Index of the message that answers it; null where there is none. */
  readonly answered: number | null;
  /** What the tool answered; null where the file has no answer. */
  readonly observation: string | null;
  /** Whether the tool refused it: the file marks the answer as an error, or it reads as one. */
  readonly rejected: boolean;
}

/**
 * Every call of a trajectory in order, each with its answer. An answer goes to the latest open call of its id; ids come again within a
 * run, so a call is open only until it is answered. Answers whose id no call has, and answers without one, go by place to
 * the calls made last.
 */
export function callsOf(messages: readonly Message[]): RecordedCall[] {
  const answers = pairAnswers(messages);
  return messages.flatMap(({ tool_calls }, step) =>
    tool_calls.map((toolCall, call): RecordedCall => {
      const answered = answers.get(placeOf(step, call)) ?? null;
      const answer = answered === null ? undefined : messages[answered];
      return {
        step,
        call,
        toolCall,
        caller: toolCall.requestor === 'user' ? 'user' : 'agent',
        answered,
        observation: answer?.observation ?? null,
        rejected: answer !== undefined && isRefusal(answer),
      };
    }),
  );
}

/** Whether a tool's message is an error. The words are those of tau-bench's tools and of its environment (tau_bench/envs/base.py). */
function isRefusal({ error, observation }: Message): boolean {
  return error === true || /^(Error\b|Unknown action)/.test(observation ?? '');
}

interface OpenCall {
  readonly step: number;
  readonly call: number;
  readonly toolCall: ToolCall;
  answer: number | null;
}

/** The step of each call's answer, by the call's place. */
function pairAnswers(messages: readonly Message[]): ReadonlyMap<string, number> {
  const ids = new Set(messages.flatMap(({ tool_calls }) => tool_calls.flatMap(({ id }) => id ?? [])));
  const byId = new Map<string, OpenCall[][]>();
  const open: OpenCall[] = [];
  const answers = new Map<string, number>();
  const note = (call: OpenCall, at: number) => {
    call.answer = at;
    answers.set(placeOf(call.step, call.call), at);
  };
  for (let step = 0; step < messages.length; ) {
    const message = messages[step];
    if (message?.role !== 'tool') {
      const made = (message?.tool_calls ?? []).map((toolCall, call) => ({ step, call, toolCall, answer: null }));
      open.push(...made);
      noteIds(byId, made);
      step += 1;
      continue;
    }
    const end = endOfAnswers(messages, step);
    const unnamed: number[] = [];
    for (let at = step; at < end; at += 1) {
      const id = messages[at]?.tool_call_id ?? null;
      const call = id === null ? undefined : takeLatest(byId.get(id));
      if (call !== undefined) note(call, at);
      else if (id === null || !ids.has(id)) unnamed.push(at);
    }
    for (const [call, at] of pairByPlace({ messages, open, unnamed })) note(call, at);
    step = end;
  }
  return answers;
}

/** Notes the calls of one message under their ids, behind those of earlier messages. */
function noteIds(byId: Map<string, OpenCall[][]>, calls: readonly OpenCall[]): void {
  const here = new Map<string, OpenCall[]>();
  for (const call of calls) {
    const { id } = call.toolCall;
    if (id !== null) addTo(here, id, call);
  }
  for (const [id, same] of here) addTo(byId, id, same);
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Takes the first open call of the last message that has one. */
function takeLatest(messages: OpenCall[][] | undefined): OpenCall | undefined {
  while (messages !== undefined && messages.length > 0) {
    const call = messages.at(-1)?.shift();
    if (call === undefined) messages.pop();
    else if (call.answer === null) return call;
  }
  return undefined;
}

/**
 * Answers by place: those of a run of answers go in order to the calls of the last calling message; to those of the calling
 * messages right before it as well where there are answers for all of them. A name on the answer, where the file has one,
 * picks among them.
 */
function pairByPlace({
  messages,
  open,
  unnamed,
}: {
  messages: readonly Message[];
  open: OpenCall[];
  unnamed: readonly number[];
}): [OpenCall, number][] {
  const candidates = new Set(callsMadeLast(open, unnamed.length));
  return unnamed.flatMap((at): [OpenCall, number][] => {
    const name = messages[at]?.name ?? null;
    const [first] = candidates;
    const named = name === null ? undefined : [...candidates].find(({ toolCall }) => toolCall.name === name);
    const chosen = named ?? first;
    if (chosen === undefined) return [];
    candidates.delete(chosen);
    return [[chosen, at]];
  });
}

/** The open calls that `count` answers without an id may belong to. What is answered at the end of `open` is dropped. */
function callsMadeLast(open: OpenCall[], count: number): readonly OpenCall[] {
  while (open.length > 0 && open.at(-1)?.answer !== null) open.pop();
  const last = open.at(-1)?.step;
  const together: OpenCall[] = [];
  let first = last ?? 0;
  for (let at = open.length - 1; at >= 0 && together.length <= count; at -= 1) {
    const call = open[at];
    if (call === undefined || call.step < first - 1) break;
    first = call.step;
    if (call.answer === null) together.push(call);
  }
  if (together.length <= count) return together.reverse();
  const begin = open.findLastIndex(({ step }) => step !== last) + 1;
  return open.slice(begin).filter(({ answer }) => answer === null);
}

function endOfAnswers(messages: readonly Message[], from: number): number {
  let end = from;
  while (messages[end]?.role === 'tool') end += 1;
  return end;
}

function placeOf(step: number, call: number): string {
  return `${step}.${call}`;
}
