import type { CaseFile } from '../case/case-file.ts';
import { asksForMore } from '../evidence/reading/agent-acts.ts';
import { conditionsOf } from '../evidence/reading/conditional.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { replyOf } from '../evidence/reading/replies.ts';
import { sentencesOf } from '../evidence/reading/sentences.ts';
import { type Apart, stanceOf, tellApart } from '../evidence/reading/tell-apart.ts';
import type { NamePattern } from '../evidence/reading/value-patterns.ts';
import type { Atom } from './atoms.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { agentBefore, quoteFrom, turnsOf, userBefore } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words by which people mean every element of a list. */
const everything =
  /\b(?:all|both|everything|every|each|the whole|entire|the lot|any of (?:them|it)|the rest|remaining|whatever(?:'s| is) (?:left|in))\b/;

/** Words by which they leave some out. */
const onlySome =
  /\b(?:only|just|except|but not|nothing else|no other|those 2 are it|that'?s it|the first|the other|1 of|2 of the 3|leave (?:the|out))\b/;

interface Options {
  readonly file: CaseFile;
  readonly atom: Atom;
  readonly step: number;
  readonly type: Reading['type'];
  readonly vocabulary: Vocabulary;
}

/** Traces an element that a list of the call lacks, or has too many. Null where words cannot tell it from the others. */
export function traceElement(options: Options): Custody | null {
  return options.atom.actual === null ? traceMissing(options) : traceExtra(options);
}

/** Names of an element that none of the others has. */
function patternsOf({ file, atom, vocabulary }: Options, value: string): readonly NamePattern[] {
  const others = atom.beside.length === 0 ? [null] : atom.beside;
  const sets = others.map((other) =>
    tellApart(file, { key: atom.key, expected: value, actual: other }, vocabulary).expected.map(
      ({ test }) => test.source,
    ),
  );
  const [first = [], ...rest] = sets;
  const kept = new Set(first.filter((pattern) => rest.every((set) => set.includes(pattern))));
  return tellApart(file, { key: atom.key, expected: value, actual: others[0] ?? null }, vocabulary).expected.filter(
    ({ test }) => kept.has(test.source),
  );
}

function traceMissing(options: Options): Custody | null {
  const { file, atom, step, type } = options;
  const value = atom.expected ?? '';
  const apart = { expected: patternsOf(options, value), actual: [] };
  if (apart.expected.length === 0) {
    return null;
  }
  const turns = turnsOf(file).filter((turn) => turn.step < step);
  const links: Link[] = [];
  let named: number | null = null;
  let meant: number | null = null;
  let declined: number | null = null;
  let excluded: number | null = null;
  for (const turn of turns) {
    const stance = stanceOf(turn.said, apart);
    if (turn.speaker === 'agent') {
      if (leavesOut(turn.said, apart)) {
        excluded = turn.step;
      } else if (stance === 'expected') {
        excluded = null;
      }
      if (stance === 'expected') {
        links.push({ kind: 'agent_offers', step: turn.step, quote: quoteFrom(file, turn.step), supports: 'expected' });
      }
      continue;
    }
    const plain = plainWords(turn.said);
    const before = agentBefore(turns, turn.step);
    const reply = replyOf(turn.said);
    const confirms =
      before !== null &&
      (reply === 'agrees' ||
        reply === 'mixed' ||
        asksForMore(before.said) ||
        /\bcomplete\b/.test(plainWords(before.said)));
    // Told that it stays out, and content with that.
    if (excluded !== null && before?.step === excluded && reply === 'agrees' && stance !== 'expected') {
      declined = userBefore(turns, excluded)?.step ?? turn.step;
      named = null;
      meant = null;
      continue;
    }
    if (stance === 'expected') {
      named = turn.step;
    } else if (everything.test(plain) && !onlySome.test(plain) && !confirms) {
      meant = turn.step;
    }
    const last = sentencesOf(turn.said).at(-1) ?? '';
    const takesBack = stance === 'expected' && onlySome.test(plainWords(last)) && stanceOf(last, apart) !== 'expected';
    const narrowed = onlySome.test(plain) && (stance !== 'expected' || takesBack) && (named !== null || meant !== null);
    if (stance === 'against_expected' || narrowed) {
      declined = turn.step;
    } else if (stance === 'expected') {
      declined = null;
    }
    if (stance !== 'neither') {
      links.push({
        kind: stance === 'expected' ? 'user_asks' : 'user_declines',
        step: turn.step,
        quote: quoteFrom(file, turn.step),
        supports: stance === 'expected' ? 'expected' : 'actual',
      });
    }
  }
  const told = stanceOf(file.task?.instruction ?? '', apart);
  const instructed =
    told === 'expected' || (told === 'neither' && everything.test(plainWords(file.task?.instruction ?? '')));
  const quote = (at: number | null) => quoteFrom(file, at);
  const thing = JSON.stringify(value);
  const agent = (because: string): Reading => ({ author: 'agent', type, step, quote: quote(step), because });
  const chain = (readings: readonly [Reading, ...Reading[]], certainty: Custody['certainty']): Custody => ({
    links: [
      { kind: 'instruction', step: null, quote: null, supports: instructed ? 'expected' : 'unclear' },
      ...links,
      { kind: 'agent_calls', step, quote: null, supports: 'actual' },
    ],
    readings,
    certainty,
  });
  const wanted = named ?? meant;
  if (declined !== null && (wanted === null || declined >= wanted)) {
    return chain(
      [
        {
          author: 'user',
          type: 'user_contradicted',
          step: declined,
          quote: quote(declined),
          because: `At step ${declined} the user left ${thing} out, which its task has.`,
        },
        agent(`The agent left ${thing} out at step ${step}.`),
      ],
      instructed ? 'supported' : 'contested',
    );
  }
  if (wanted !== null) {
    return chain(
      [
        agent(
          `At step ${wanted} the user ${named === null ? 'asked for all of them' : `named ${thing}`}; the agent left it out at step ${step}.`,
        ),
      ],
      named === null ? 'supported' : 'settled',
    );
  }
  const last = userBefore(turns, step);
  const omitted: Reading | null =
    last === null
      ? null
      : {
          author: 'user',
          type: 'user_omitted',
          step: last.step,
          quote: quote(last.step),
          because: `No turn of the user up to step ${step} names ${thing}, which its instruction has.`,
        };
  if (omitted !== null && instructed) {
    return chain([omitted, agent(`The agent left ${thing} out at step ${step}.`)], 'supported');
  }
  return chain([agent(`The agent left ${thing} out at step ${step}; neither side had named it.`)], 'open');
}

function traceExtra(options: Options): Custody | null {
  const { file, atom, step, type } = options;
  const value = atom.actual ?? '';
  const apart = { expected: patternsOf(options, value), actual: [] };
  if (apart.expected.length === 0) {
    return null;
  }
  const turns = turnsOf(file).filter((turn) => turn.step < step);
  let agentFirst: number | null = null;
  let own: number | null = null;
  let consent: number | null = null;
  let meantAll: number | null = null;
  let against: number | null = null;
  const links: Link[] = [];
  for (const turn of turns) {
    const stance = stanceOf(turn.said, apart);
    if (turn.speaker === 'agent') {
      if (stance === 'expected') {
        agentFirst ??= turn.step;
      }
      if (stance === 'expected') {
        links.push({ kind: 'agent_offers', step: turn.step, quote: quoteFrom(file, turn.step), supports: 'actual' });
      }
      continue;
    }
    const plain = plainWords(turn.said);
    if (stance === 'expected') {
      own = turn.step;
    } else if (stance === 'against_expected') {
      against = turn.step;
    } else if (everything.test(plain) && !onlySome.test(plain)) {
      meantAll = turn.step;
    }
    const before = agentBefore(turns, turn.step);
    if (
      stance === 'neither' &&
      before !== null &&
      stanceOf(before.said, apart) === 'expected' &&
      replyOf(turn.said) === 'agrees'
    ) {
      consent = turn.step;
    }
    if (stance !== 'neither') {
      links.push({
        kind: 'user_asks',
        step: turn.step,
        quote: quoteFrom(file, turn.step),
        supports: stance === 'expected' ? 'actual' : 'expected',
      });
    }
  }
  const instruction = stanceOf(file.task?.instruction ?? '', apart);
  const quote = (at: number | null) => quoteFrom(file, at);
  const thing = JSON.stringify(value);
  const agent = (because: string): Reading => ({ author: 'agent', type, step, quote: quote(step), because });
  const user = (at: number, because: string): Reading => ({
    author: 'user',
    type: instruction === 'against_expected' ? 'user_contradicted' : 'user_ungrounded',
    step: at,
    quote: quote(at),
    because,
  });
  const chain = (readings: readonly [Reading, ...Reading[]], certainty: Custody['certainty']): Custody => ({
    links: [
      { kind: 'instruction', step: null, quote: null, supports: instruction === 'expected' ? 'actual' : 'unclear' },
      ...links,
      { kind: 'agent_calls', step, quote: null, supports: 'actual' },
    ],
    readings,
    certainty,
  });
  if (against !== null && against > Math.max(own ?? -1, consent ?? -1)) {
    return chain(
      [agent(`At step ${against} the user did not want ${thing}; the agent included it at step ${step}.`)],
      'settled',
    );
  }
  const at = Math.max(own ?? -1, consent ?? -1, own === null && consent === null ? (meantAll ?? -1) : -1);
  if (at < 0) {
    return chain([agent(`The agent included ${thing}, of which the user had not spoken.`)], 'settled');
  }
  const ordered = conditionsOf(
    file.task?.instruction ?? '',
    (sentence) => stanceOf(sentence, apart) === 'expected',
  ).includes(false);
  if (instruction === 'expected' && ordered) {
    return chain(
      [
        agent(`The agent included ${thing}, which the ground truth leaves out.`),
        {
          author: 'environment',
          type: 'ground_truth_defect',
          step,
          quote: null,
          because: `The user asked for ${thing}, as its instruction has it; the ground truth leaves it out.`,
        },
      ],
      'contested',
    );
  }
  const offeredFirst = agentFirst !== null && (own === null || agentFirst < own);
  if (!offeredFirst || instruction === 'against_expected') {
    return chain(
      [
        user(
          at,
          `At step ${at} the user asked for ${thing} as well, which its instruction does not have. The agent did as it was told.`,
        ),
      ],
      'supported',
    );
  }
  return chain(
    [
      agent(`The agent brought up ${thing} at step ${agentFirst}; the user agreed at step ${at}.`),
      user(at, `At step ${at} the user took ${thing} as well, which its instruction does not have.`),
    ],
    'contested',
  );
}

/** Whether an agent's words say of an element that it stays out. */
function leavesOut(text: string, apart: Apart): boolean {
  return sentencesOf(text).some(
    (sentence) =>
      stanceOf(sentence, apart) !== 'neither' &&
      /\b(?:stays?|keep|remains?|left out|leave|not included|without)\b/.test(plainWords(sentence)),
  );
}
