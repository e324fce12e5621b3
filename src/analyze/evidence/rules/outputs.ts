import type { CaseFile } from '../../case/case-file.ts';
import { traceOutput } from '../../custody/trace-output.ts';
import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';
import { refuses } from '../reading/phrases.ts';
import { quoted } from '../sentences.ts';

/**
 * Required outputs that the agent never said: each that it got wrong with the value it said instead, and the rest together.
 * A number said in another form is the grader's narrowness, and told by its own rule.
 */
export const outputs: EvidenceRule = (file) => {
  const missing = file.outputs.filter((output) => !output.said).map(({ text }) => text);
  const wrong = missing.flatMap((text) => {
    const value = sameShaped(file, text);
    return value ? [{ text, value }] : [];
  });
  const silent = missing.filter((text) => !wrong.some((one) => one.text === text));
  return [
    ...wrong.map(({ text, value }) => nearMiss(text, value)),
    ...(silent.length > 0 ? [neverSaid(file, silent)] : []),
  ];
};

function nearMiss(text: string, { step, value, sentence }: WrongValue): Observation {
  return observe({
    rule: 'output_near_miss',
    step,
    quote: sentence,
    detail: { expected: text, said: value, step },
    suspicion: {
      author: 'agent',
      type: 'wrong_or_missing_output',
      step,
      keys: [],
      description: `The agent had to tell the user ${JSON.stringify(text)} and never did; at step ${step} it said ${JSON.stringify(value)} instead.`,
      correct_behavior: `Tell the user ${JSON.stringify(text)}.`,
    },
  });
}

function neverSaid(file: CaseFile, missing: readonly string[]): Observation {
  const step = lastDenial(file) ?? lastSaid(file);
  const texts = quoted(missing);
  const custody = traceOutput({
    file,
    text: missing[0] ?? '',
    step,
    quote: step === null ? null : quoteOf(file.trajectory.messages[step]?.content),
  });
  const [root] = custody.readings;
  if (root.author === 'user') {
    return observe({
      rule: 'output_missing',
      step: root.step,
      quote: root.quote,
      detail: { expected: missing },
      suspicion: {
        author: 'user',
        type: root.type,
        step: root.step,
        keys: [],
        description: `${root.because} The agent had to tell ${texts}.`,
        correct_behavior: 'The user asks for what its instruction wants to know.',
        custody,
      },
    });
  }
  return observe({
    rule: 'output_missing',
    step,
    quote: step === null ? null : quoteOf(file.trajectory.messages[step]?.content),
    detail: { expected: missing },
    suspicion: {
      author: 'agent',
      type: 'wrong_or_missing_output',
      step,
      keys: [],
      description: `The agent had to tell the user ${texts}, and nothing that it said contains ${missing.length === 1 ? 'it' : 'them'}.`,
      correct_behavior: `Tell the user ${texts}.`,
      custody,
    },
  });
}

interface WrongValue {
  readonly step: number;
  readonly value: string;
  readonly sentence: string;
}

/**
 * The first words of the agent with another value of the same shape: as many digits, as many decimals. Values that a tool
 * (other than the calculator) showed are no answers unless the shape is that of an identifier; list numbers never are.
 */
function sameShaped(file: CaseFile, text: string): WrongValue | null {
  const wanted = text.trim().replace(/^\$/, '');
  if (!/^\d+(\.\d+)?$/.test(wanted)) {
    return null;
  }
  // What answers another requirement stands in the place of none.
  const required = new Set(file.outputs.map((output) => output.text.trim().replace(/^\$/, '')));
  const identifier = /^\d{6,}$/.test(wanted);
  const decimals = wanted.includes('.') ? (wanted.split('.')[1]?.length ?? 0) : 0;
  const shape = identifier
    ? new RegExp(`(?<![\\d.#])\\d{${wanted.length}}(?![\\d.])`, 'g')
    : decimals > 0
      ? /(?<![\d.#])\d+\.\d{1,2}(?!\d|\.\d)/g
      : /(?<![\d.#$-])\d{1,4}(?!\d|[.):-]|%|"|')/g;
  for (const [step, message] of file.trajectory.messages.entries()) {
    if (message.role !== 'assistant' || message.said === null) {
      continue;
    }
    const plain = message.said.replaceAll(',', '');
    const shown = identifier ? new Set<number>() : shownNumbers(file, step);
    for (const match of plain.matchAll(shape)) {
      const value = match[0];
      if (required.has(value) || isListNumber(plain, match.index)) {
        continue;
      }
      if (!identifier && shown.has(Number(value))) {
        continue;
      }
      return { step, value, sentence: sentenceAround(message.said, value) };
    }
  }
  return null;
}

/** Numbers that stand in tool results (the calculator's aside), in the policy or in the user's words before a step. */
function shownNumbers(file: CaseFile, before: number): Set<number> {
  const calculated = new Set(file.calls.filter((call) => call.name === 'calculate').map((call) => call.answered));
  const numbers = new Set<number>();
  for (const [step, message] of file.trajectory.messages.slice(0, before).entries()) {
    if (message.role === 'assistant' || calculated.has(step)) {
      continue;
    }
    for (const match of (message.content ?? '').matchAll(/\d+(?:\.\d+)?/g)) {
      numbers.add(Number(match[0]));
    }
  }
  return numbers;
}

function isListNumber(text: string, at: number): boolean {
  return /(^|\n)[\s*_-]*$/.test(text.slice(Math.max(0, at - 8), at)) && /^\d+\s*[.)]/.test(text.slice(at));
}

/** Verbatim from the message, so that it can be looked up there; empty where commas stood inside the number. */
function sentenceAround(said: string, value: string): string {
  const at = said.indexOf(value);
  if (at === -1) {
    return said.slice(0, 200);
  }
  const start = Math.max(said.lastIndexOf('\n', at), said.lastIndexOf('. ', at)) + 1;
  return said.slice(start, at + value.length + 80).split('\n')[0] ?? said.slice(0, 200);
}

function lastDenial(file: CaseFile): number | null {
  const step = file.trajectory.messages.findLastIndex(
    (message) => message.role === 'assistant' && message.said !== null && refuses(message.said),
  );
  return step === -1 ? null : step;
}

function lastSaid(file: CaseFile): number | null {
  const step = file.trajectory.messages.findLastIndex(
    (message) => message.role === 'assistant' && message.said !== null,
  );
  return step === -1 ? null : step;
}
