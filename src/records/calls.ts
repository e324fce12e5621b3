import type { Message, ToolResult } from './message.ts';
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
  /** Index of the answer among the results of that message; 0 where it holds one. */
  readonly part: number;
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
      const answer = answers.get(placeOf(step, call));
      return {
        step,
        call,
        toolCall,
        caller: toolCall.requestor === 'user' ? 'user' : 'agent',
        answered: answer?.step ?? null,
        part: answer?.part ?? 0,
        observation: answer?.result.observation ?? null,
        rejected: answer !== undefined && isRefusal(answer.result),
      };
    }),
  );
}

/** The results in a message: that of a tool's message, or several where a message holds several. */
export function resultsOf({ role, results, tool_call_id, name, observation, error }: Message): readonly ToolResult[] {
  if (results.length > 0) {
    return results;
  }
  return role === 'tool' ? [{ tool_call_id, name, observation, error }] : [];
}

/** Whether a result is an error. The words are those of tau-bench's tools and of its environment (tau_bench/envs/base.py). */
function isRefusal({ error, observation }: ToolResult): boolean {
  return error === true || /^(Error\b|Unknown action)/.test(observation ?? '');
}

interface OpenCall {
  readonly step: number;
  readonly call: number;
  readonly toolCall: ToolCall;
  answered: boolean;
}

/** A result and where it stands. */
interface Answer {
  readonly step: number;
  readonly part: number;
  readonly result: ToolResult;
}

/** Each call's answer, by the call's place. */
function pairAnswers(messages: readonly Message[]): ReadonlyMap<string, Answer> {
  const ids = new Set(messages.flatMap(({ tool_calls }) => tool_calls.flatMap(({ id }) => id ?? [])));
  const byId = new Map<string, OpenCall[][]>();
  const open: OpenCall[] = [];
  const paired = new Map<string, Answer>();
  const note = (call: OpenCall, answer: Answer) => {
    call.answered = true;
    paired.set(placeOf(call.step, call.call), answer);
  };
  for (let step = 0; step < messages.length; ) {
    const made = (messages[step]?.tool_calls ?? []).map((toolCall, call) => ({
      step,
      call,
      toolCall,
      answered: false,
    }));
    for (const call of made) {
      open.push(call);
    }
    noteIds(byId, made);
    const { answers, end } = answersFrom(messages, step);
    const unnamed: Answer[] = [];
    for (const answer of answers) {
      const id = answer.result.tool_call_id;
      const call = id === null ? undefined : takeLatest(byId.get(id));
      if (call !== undefined) {
        note(call, answer);
      } else if (id === null || !ids.has(id)) {
        unnamed.push(answer);
      }
    }
    for (const [call, answer] of pairByPlace(open, unnamed)) {
      note(call, answer);
    }
    step = end;
  }
  return paired;
}

/** Notes the calls of one message under their ids, behind those of earlier messages. */
function noteIds(byId: Map<string, OpenCall[][]>, calls: readonly OpenCall[]): void {
  const here = new Map<string, OpenCall[]>();
  for (const call of calls) {
    const { id } = call.toolCall;
    if (id !== null) {
      addTo(here, id, call);
    }
  }
  for (const [id, same] of here) {
    addTo(byId, id, same);
  }
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [item]);
  } else {
    list.push(item);
  }
}

/** Takes the first open call of the last message that has one. */
function takeLatest(messages: OpenCall[][] | undefined): OpenCall | undefined {
  while (messages !== undefined && messages.length > 0) {
    const call = messages.at(-1)?.shift();
    if (call === undefined) {
      messages.pop();
    } else if (!call.answered) {
      return call;
    }
  }
  return undefined;
}

/**
 * Answers by place: those of a run of answers go in order to the calls of the last calling message; to those of the calling
 * messages right before it as well where there are answers for all of them. A name on the answer, where the file has one,
 * picks among them.
 */
function pairByPlace(open: OpenCall[], unnamed: readonly Answer[]): [OpenCall, Answer][] {
  if (unnamed.length === 0) {
    return [];
  }
  const candidates = new Set(callsMadeLast(open, unnamed.length));
  return unnamed.flatMap((answer): [OpenCall, Answer][] => {
    const { name } = answer.result;
    const [first] = candidates;
    const named = name === null ? undefined : [...candidates].find(({ toolCall }) => toolCall.name === name);
    const chosen = named ?? first;
    if (chosen === undefined) {
      return [];
    }
    candidates.delete(chosen);
    return [[chosen, answer]];
  });
}

/** The open calls that `count` answers without an id may belong to. What is answered at the end of `open` is dropped. */
function callsMadeLast(open: OpenCall[], count: number): readonly OpenCall[] {
  while (open.length > 0 && open.at(-1)?.answered) {
    open.pop();
  }
  const last = open.at(-1)?.step;
  const together: OpenCall[] = [];
  let first = last ?? 0;
  for (let at = open.length - 1; at >= 0 && together.length <= count; at -= 1) {
    const call = open[at];
    if (call === undefined || call.step < first - 1) {
      break;
    }
    first = call.step;
    if (!call.answered) {
      together.push(call);
    }
  }
  if (together.length <= count) {
    return together.reverse();
  }
  const begin = open.findLastIndex(({ step }) => step !== last) + 1;
  return open.slice(begin).filter(({ answered }) => !answered);
}

/** The results of a message and, where it makes no calls, of those that follow it at once. */
function answersFrom(messages: readonly Message[], from: number): { answers: readonly Answer[]; end: number } {
  const answers: Answer[] = [];
  let end = from;
  for (; end < messages.length; end += 1) {
    const message = messages[end];
    const results = message === undefined ? [] : resultsOf(message);
    const makesCalls = (message?.tool_calls.length ?? 0) > 0;
    if (end > from && (results.length === 0 || makesCalls)) {
      break;
    }
    for (const [part, result] of results.entries()) {
      answers.push({ step: end, part, result });
    }
    if (results.length === 0 || makesCalls) {
      return { answers, end: end + 1 };
    }
  }
  return { answers, end };
}

function placeOf(step: number, call: number): string {
  return `${step}.${call}`;
}
