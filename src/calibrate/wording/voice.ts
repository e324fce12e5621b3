import type { Random } from '../../chance/seeded-random.ts';
import { joined } from '../../domains/engine/wording.ts';
import * as theAgent from './agent-wordings.ts';
import * as theUser from './user-wordings.ts';

/** What agent and user say in a planted run, each time in one of several wordings. */
export interface Voice {
  readonly propose: (deed: string, turn: number) => string;
  readonly close: (told: { readonly done: readonly string[]; readonly outputs: readonly string[] }) => string;
  readonly claim: (deed: string) => string;
  readonly refuse: (deed: string) => string;
  readonly refuseAgain: () => string;
  readonly wrapUp: () => string;
  readonly farewell: () => string;
  readonly couldNot: (deed: string) => string;
  readonly toolFailed: (deed: string) => string;
  readonly courtesy: () => string;
  readonly open: (wishes: readonly string[]) => string;
  readonly agree: () => string;
  readonly confirm: (wish: string) => string;
  readonly agreeAndLeave: () => string;
  readonly thankAndLeave: () => string;
  readonly nod: () => string;
  readonly decline: () => string;
  readonly wantInstead: (wish: string) => string;
  readonly wantToo: (wish: string) => string;
  readonly insist: () => string;
  readonly giveUp: () => string;
  readonly remind: (wish: string) => string;
  readonly playAgent: () => string;
  readonly playAgentOn: () => string;
  readonly breakdown: () => string;
  readonly outage: () => string;
}

/** A voice that chooses its words by these numbers. */
export function createVoice(random: Random): Voice {
  const one = <Wording>(wordings: readonly Wording[]): Wording =>
    wordings[Math.floor(random() * wordings.length)] as Wording;
  const say = (wordings: readonly string[]) => () => one(wordings);
  const about = (wordings: readonly ((what: string) => string)[]) => (what: string) => one(wordings)(what);
  return {
    propose: (deed, turn) => one(turn === 0 ? theAgent.proposals : theAgent.furtherProposals)(deed),
    close: ({ done, outputs }) => {
      const parts = [
        ...(done.length > 0 ? [one(theAgent.summaries)(joined(done))] : []),
        ...(outputs.length > 0 ? [one(theAgent.answers)(joined(outputs))] : []),
      ];
      return `${parts.length > 0 ? parts.join(' ') : one(theAgent.nothingDone)} ${one(theAgent.moreHelp)}`;
    },
    claim: about(theAgent.claims),
    refuse: about(theAgent.refusals),
    refuseAgain: say(theAgent.furtherRefusals),
    wrapUp: () => `${one(theAgent.wrapUps)} ${one(theAgent.moreHelp)}`,
    farewell: say(theAgent.farewells),
    couldNot: about(theAgent.locked),
    toolFailed: about(theAgent.toolFailures),
    courtesy: say(theAgent.courtesies),
    open: (wishes) => {
      const [first = '', ...more] = wishes;
      return [one(theUser.openings)(first), ...more.map((wish) => one(theUser.furtherWishes)(wish))].join(' ');
    },
    agree: say(theUser.agreements),
    confirm: about(theUser.confirmations),
    agreeAndLeave: say(theUser.agreementsOnLeaving),
    thankAndLeave: say(theUser.thanks),
    nod: say(theUser.nods),
    decline: say(theUser.declines),
    wantInstead: about(theUser.otherWishes),
    wantToo: about(theUser.extraWishes),
    insist: say(theUser.protests),
    giveUp: say(theUser.surrenders),
    remind: about(theUser.reminders),
    playAgent: say(theUser.agentLines),
    playAgentOn: say(theUser.furtherAgentLines),
    breakdown: say(theAgent.breakdowns),
    outage: say(theAgent.outages),
  };
}
