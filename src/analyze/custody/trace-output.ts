import { isEndedByUser } from '../../records/trajectory.ts';
import type { CaseFile } from '../case/case-file.ts';
import { asksForMore } from '../evidence/reading/agent-acts.ts';
import { isConditional } from '../evidence/reading/conditional.ts';
import { splitNegated } from '../evidence/reading/negated-spans.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { sentencesOf } from '../evidence/reading/sentences.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { quoteFrom, turnsOf } from './turns.ts';

/** Words of an instruction that want something to be told. */
const wantsToKnow =
  /\b(?:(?:want|wants|like|need|wish) to (?:know|hear|be told|find out)|be told|hear (?:what|how|the)|tells? you|give you|name the|you ask (?:what|how|which|for|the)|asks? (?:what|how much|how many|which|for the)|how much|how many|find out|the (?:total|sum))\b/;

/** Words by which people ask for a figure or a fact. */
const asking =
  /\?|\b(?:how much|how many|what|which|when|where|total|tell me|let me know|know|price|cost|refund|balance|amount|sum|figure|exact|altogether|add up|wonder|curious|find out)\b/;

/** Traces a required output that was never said: whether the user ever asked for it. */
export function traceOutput({
  file,
  text,
  step,
  quote,
}: {
  readonly file: CaseFile;
  readonly text: string;
  readonly step: number | null;
  readonly quote: string | null;
}): Custody {
  const turns = turnsOf(file);
  const instruction = file.task?.instruction ?? '';
  const wanted = sentencesOf(instruction).filter((sentence) =>
    wantsToKnow.test(splitNegated(plainWords(sentence)).affirmed),
  );
  const users = turns.filter(({ speaker }) => speaker === 'user');
  const passedOver = wanted.find((sentence) => !isConditional(sentence) && isPassedOver(sentence, instruction, users));
  const asked = passedOver === undefined ? users.find(({ said }) => asking.test(plainWords(said))) : undefined;
  const lastUser = users.at(-1) ?? null;
  const closing = turns.findLast(({ speaker }) => speaker === 'agent') ?? null;
  const links: Link[] = [
    { kind: 'instruction', step: null, quote: wanted[0] ?? null, supports: wanted.length > 0 ? 'expected' : 'unclear' },
    ...(asked === undefined
      ? []
      : [
          {
            kind: 'user_asks' as const,
            step: asked.step,
            quote: quoteFrom(file, asked.step),
            supports: 'expected' as const,
          },
        ]),
    ...(step === null ? [] : [{ kind: 'agent_reports' as const, step, quote, supports: 'actual' as const }]),
  ];
  const agent: Reading = {
    author: 'agent',
    type: 'wrong_or_missing_output',
    step,
    quote,
    because: `Nothing that the agent said holds ${JSON.stringify(text)}.`,
  };
  if (asked === undefined && wanted.length > 0 && lastUser !== null && isEndedByUser(file.trajectory.termination)) {
    const omitted: Reading = {
      author: 'user',
      type: 'user_omitted',
      step: lastUser.step,
      quote: quoteFrom(file, lastUser.step),
      because: `The instruction wants to know: "${(passedOver ?? wanted[0] ?? '').slice(0, 160)}" No turn of the user asks for it.`,
    };
    return {
      links,
      readings: [omitted, agent],
      certainty: closing !== null && asksForMore(closing.said) ? 'settled' : 'supported',
    };
  }
  return { links, readings: [agent], certainty: asked === undefined ? 'open' : 'settled' };
}

/** Whether no turn of the user holds any of the words that only this sentence of the instruction has. */
function isPassedOver(sentence: string, instruction: string, users: readonly { readonly said: string }[]): boolean {
  const others = plainWords(instruction.replace(sentence, ' '));
  const own = [...new Set(plainWords(sentence).match(/[a-z]{4,}/g) ?? [])].filter(
    (word) => !common.test(word) && !others.includes(word.slice(0, 5)),
  );
  return own.length > 0 && !users.some(({ said }) => own.some((word) => plainWords(said).includes(word.slice(0, 5))));
}

const common =
  /^(?:want|know|tell|told|hear|asks?|that|this|what|which|much|many|your|with|have|from|about|before|after|when|would|also|them|they|then|there|been|will|exact|total|amount|price|cost|agent|back|both|together|like|need|make|sure|find|give|finally|check|curious|wonder)$/;
