import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import { asksForMore, refusalIn } from '../evidence/reading/agent-acts.ts';
import { conditionsOf } from '../evidence/reading/conditional.ts';
import { type Deed, deedOf, namesDeed } from '../evidence/reading/deed.ts';
import { completionClaim } from '../evidence/reading/phrases.ts';
import { replyOf, speaksAsAgent, takesLeave } from '../evidence/reading/replies.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { endedByUser, leftTooSoon } from './how-it-was-left.ts';
import { ownLimit } from './own-limit.ts';
import { quoteFrom, type Turn, turnsOf } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Fate, fateOf } from './wish-fate.ts';

type ExpectedRow = AlignmentRow & { readonly expected: NonNullable<AlignmentRow['expected']> };

/** Traces a write that was never made: whether the user asked for it, what the agent answered, and how it ended. */
export function traceMissing({
  file,
  row,
  vocabulary,
}: {
  readonly file: CaseFile;
  readonly row: ExpectedRow;
  readonly vocabulary: Vocabulary;
}): Custody {
  const deed = deedOf(file, row.expected, vocabulary);
  const others = otherDeeds(file, row, vocabulary);
  const turns = turnsOf(file);
  const fate = fateOf({ file, deed, others, turns });
  const instructed = isInstructed(file, deed);
  const links: Link[] = [
    { kind: 'instruction', step: null, quote: null, supports: instructed ? 'expected' : 'unclear' },
    ...fate.links,
  ];
  const { readings, certainty } = judge({ file, row, deed, others, turns, fate, instructed });
  return { links, readings, certainty };
}

/** The other changes that the task expects or the run made: words that speak of them do not count for this one. */
function otherDeeds(file: CaseFile, row: ExpectedRow, vocabulary: Vocabulary): Deed[] {
  return file.alignment.flatMap((other) =>
    other.expected === row.expected || other.expected === null ? [] : [deedOf(file, other.expected, vocabulary)],
  );
}

/** Whether the instruction speaks of the deed, and not only for a case that may never come about. */
function isInstructed(file: CaseFile, deed: Deed): boolean {
  return conditionsOf(file.task?.instruction ?? '', (sentence) => namesDeed(sentence, deed) !== null).includes(false);
}

interface Judged {
  readonly readings: readonly [Reading, ...Reading[]];
  readonly certainty: Custody['certainty'];
}

function judge({
  file,
  row,
  deed,
  others,
  turns,
  fate,
  instructed,
}: {
  readonly file: CaseFile;
  readonly row: ExpectedRow;
  readonly deed: Deed;
  readonly others: readonly Deed[];
  readonly turns: readonly Turn[];
  readonly fate: Fate;
  readonly instructed: boolean;
}): Judged {
  const quote = (at: number | null) => quoteFrom(file, at);
  const name = row.expected.name;
  const reading = (
    author: Reading['author'],
    type: Reading['type'],
    step: number | null,
    because: string,
  ): Reading => ({ author, type, step, quote: quote(step), because });
  const { asked, refused, declined, passed } = fate;
  const lastUser = turns.findLast(({ speaker }) => speaker === 'user') ?? null;
  const lastAgent = turns.findLast(({ speaker }) => speaker === 'agent') ?? null;
  const transfer = file.calls.find((call) => call.kind === 'terminal' && call.caller === 'agent');
  const confused = turns.find(({ speaker, said }) => speaker === 'user' && speaksAsAgent(said) !== null);
  const stopped = endedByUser(file);
  const gaveUp = reading('agent', 'goal_partially_completed', null, `The agent never called ${name}.`);

  if (
    confused !== undefined &&
    (refused === null || confused.step < refused.step) &&
    (declined === null || confused.step <= declined)
  ) {
    return {
      readings: [
        reading(
          'user',
          'user_role_confusion',
          confused.step,
          `At step ${confused.step} the user speaks as the agent does ("${speaksAsAgent(confused.said)}").`,
        ),
      ],
      certainty: 'supported',
    };
  }
  const limit = stopped ? ownLimit(file, turns) : null;
  if (limit !== null && (refused === null || limit.step < refused.step)) {
    return {
      readings: [
        reading(
          'user',
          'user_ungrounded',
          limit.step,
          `At step ${limit.step} the user set a limit of ${limit.amount}, which its instruction does not have; ${name} was not made.`,
        ),
        gaveUp,
      ],
      certainty: 'supported',
    };
  }
  if (declined !== null && (refused === null || declined < refused.step)) {
    return {
      readings: [
        reading(
          'user',
          'user_contradicted',
          declined,
          `At step ${declined} the user turned down ${name}, which its task asks for and the agent had offered.`,
        ),
      ],
      certainty: 'settled',
    };
  }
  if (refused !== null) {
    return {
      readings: [
        {
          ...reading(
            'agent',
            'wrong_refusal',
            refused.step,
            `At step ${refused.step} the agent refused what the task asks for.`,
          ),
          quote: refused.sentence,
        },
      ],
      certainty: asked === null ? 'supported' : 'settled',
    };
  }
  if (
    stopped &&
    lastUser !== null &&
    lastAgent !== null &&
    lastAgent.step < lastUser.step &&
    leftTooSoon({ deed, others, turns, lastUser, lastAgent, asked })
  ) {
    return {
      readings: [
        reading(
          'user',
          'user_stopped_early',
          lastUser.step,
          `At step ${lastUser.step} the user ended the conversation before the agent could act.`,
        ),
      ],
      certainty: 'settled',
    };
  }
  // Offered, never answered with a yes, and never said to be done: the agent waited for the user.
  const claimed = turns.some(
    ({ speaker, step, said }) =>
      speaker === 'agent' && passed !== null && step > passed && completionClaim(said) !== null,
  );
  if (passed !== null && stopped && !claimed) {
    return {
      readings: [
        reading(
          'user',
          'user_contradicted',
          passed,
          `At step ${passed} the user passed over ${name}, which the agent had offered; it never gave its yes.`,
        ),
        gaveUp,
      ],
      certainty: 'supported',
    };
  }
  // Just agreed on and never got to: the cap cut it off.
  const agreed =
    lastUser !== null &&
    (lastAgent === null || lastUser.step > lastAgent.step) &&
    replyOf(lastUser.said) === 'agrees' &&
    // What the yes was to was done.
    !file.calls.some(({ effective, step }) => effective && step > lastUser.step);
  if (file.trajectory.termination === 'step_limit' && asked !== null && agreed) {
    return {
      readings: [
        reading(
          'environment',
          'step_limit',
          Math.max(0, file.trajectory.messages.length - 1),
          `The run was cut off before ${name} could be made.`,
        ),
      ],
      certainty: 'supported',
    };
  }
  if (transfer !== undefined) {
    return {
      readings: [
        reading(
          'agent',
          'premature_transfer',
          transfer.step,
          `At step ${transfer.step} the agent handed the user over before ${name} was made.`,
        ),
      ],
      certainty: asked === null ? 'supported' : 'settled',
    };
  }
  if (asked === null && stopped && lastUser !== null) {
    const omitted = reading(
      'user',
      'user_omitted',
      omissionStep(turns) ?? lastUser.step,
      `No turn of the user asks for ${name}, which its instruction has.`,
    );
    const refusal = turns.find(({ speaker, said }) => speaker === 'agent' && refusalIn(said) !== null);
    if (
      instructed &&
      refusal !== undefined &&
      !turns.some(({ speaker, step, said }) => speaker === 'agent' && step > refusal.step && asksForMore(said))
    ) {
      return {
        readings: [
          {
            ...reading(
              'agent',
              'wrong_refusal',
              refusal.step,
              `At step ${refusal.step} the agent refused the user something, after which it did not come to ${name}.`,
            ),
            quote: refusalIn(refusal.said),
          },
          omitted,
        ],
        certainty: 'contested',
      };
    }
    if (instructed) {
      return {
        readings: [omitted, gaveUp],
        certainty: lastAgent !== null && asksForMore(lastAgent.said) ? 'settled' : 'supported',
      };
    }
    return {
      readings: [
        gaveUp,
        omitted,
        reading(
          'environment',
          'ground_truth_defect',
          null,
          `The instruction does not speak of ${name} in words that are known.`,
        ),
      ],
      certainty: 'open',
    };
  }
  return { readings: [gaveUp], certainty: asked === null ? 'open' : 'settled' };
}

/** The user's last word that there is nothing more, where it leaves at once after it. */
function omissionStep(turns: readonly Turn[]): number | null {
  const users = turns.filter(({ speaker }) => speaker === 'user');
  const closing = users.findLast(({ said }) => said.trim() !== '' && takesLeave(said));
  return closing?.step ?? null;
}
