import { domainsCalled } from '../../domains/engine/domains-called.ts';
import type { ReplayedCall } from '../../domains/engine/replay-calls.ts';
import { domains as builtInDomains, type Domains } from '../../domains/index.ts';
import { callsOf } from '../../records/calls.ts';
import { outputsSaid } from '../../records/outputs-said.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { repairRun } from '../repair/repair-run.ts';
import type { RepairLimits } from '../repair/search-repair.ts';
import type { Siblings } from '../trials/trial-book.ts';
import { alignWrites } from './align-writes.ts';
import type { CaseCall, CaseFile, ExpectedCall, RequiredOutput } from './case-file.ts';
import { decidingRows } from './deciding-rows.ts';
import { type ReplayedRun, type ReplayTarget, replayRun } from './replay-run.ts';
import { taskOfRun } from './task-of-run.ts';
import { type ToolKind, toolKindOf } from './tool-kind.ts';

/** Gathers what the rules need: from the record alone, and from its replay where a world is given that the run fits. */
export async function buildCaseFile({
  trajectory,
  domain,
  target = null,
  siblings = null,
  domains = builtInDomains,
  limits,
}: {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
  readonly target?: ReplayTarget | null;
  readonly siblings?: Siblings | null;
  /** The domains that are known; the built-in ones where not given. */
  readonly domains?: Domains | undefined;
  /** How far repairs are looked for. */
  readonly limits?: RepairLimits | undefined;
}): Promise<CaseFile> {
  const { task, refusal: otherTask } = taskOfRun(trajectory, target);
  const { replayed = null, refusal = null } =
    otherTask !== null
      ? { refusal: { kind: 'unplayable', text: otherTask } as const }
      : target
        ? await replayRun({ trajectory, task, target })
        : {};
  const knownDomain = target?.dataset?.domain ?? domainsCalled(domains, domain)[0] ?? null;
  const tools = [...(knownDomain?.tools ?? []), ...(knownDomain?.userTools ?? [])];
  const kindOf = (name: string) => {
    const byName = toolKindOf(name);
    return byName === 'terminal' ? byName : (tools.find((tool) => tool.name === name)?.kind ?? byName);
  };
  const calls = caseCalls(trajectory, kindOf, replayed);
  const expected = expectedOf(task, kindOf, replayed);
  const aligned = expected ? alignWrites({ expected, calls, domain: knownDomain }) : [];
  const isOpen = replayed !== null && asksForOther(replayed);
  const repair = isOpen ? await repairRun({ trajectory, replayed, domain: knownDomain, limits }) : undefined;
  const alignment = repair?.proven ? decidingRows({ alignment: aligned, calls, repair }) : aligned;
  return {
    trajectory,
    task,
    domain,
    knownDomain,
    calls,
    expected,
    alignment,
    outputs: replayed ? outputsReplayed(replayed) : outputsOf(trajectory, task),
    stateMatches: replayed ? replayed.replay.world_right : stateMatches(trajectory, expected, alignment),
    stateDifference: replayed?.replay.difference ?? [],
    replayed,
    repair,
    refusal,
    siblings,
  };
}

/** Whether a failed run's task asks for something else than the ground truth's state. */
function asksForOther({ replay }: ReplayedRun): boolean {
  return replay.graded && !replay.world_right && !replay.parts.includes('DB');
}

function expectedOf(
  task: Task | null,
  kindOf: (name: string) => ToolKind,
  replayed: ReplayedRun | null,
): readonly ExpectedCall[] | null {
  return (
    task?.actions?.map((action, index) => {
      const again = replayed?.replay.groundTruth.calls[index];
      return {
        index,
        name: action.name,
        requestor: action.requestor,
        arguments: action.arguments,
        compared: action.compare_arguments,
        kind: kindOf(action.name),
        changes: again?.changes ?? null,
        error: again?.failed ? again.observation : null,
      };
    }) ?? null
  );
}

function caseCalls(
  { messages, reading }: Trajectory,
  kindOf: (name: string) => ToolKind,
  replayed: ReplayedRun | null,
): CaseCall[] {
  const again = new Map<string, ReplayedCall>(
    replayed?.replay.calls.map((call) => [`${call.step}.${call.call}`, call]),
  );
  return callsOf(messages).map(({ step, call, toolCall, caller, answered, observation, rejected }): CaseCall => {
    const run = again.get(`${step}.${call}`);
    const kind = kindOf(toolCall.name);
    const changes = run?.changes ?? null;
    return {
      step,
      call,
      name: toolCall.name,
      caller,
      arguments: run?.arguments ?? toolCall.arguments ?? {},
      answered,
      observation,
      kind,
      rejected,
      effective: changes
        ? changes.length > 0
        : kind === 'write' && !rejected && (answered !== null || !reading.results_recorded),
      changes,
    };
  });
}

/** What had to be said, as far as it counts. */
function outputsReplayed({ replay }: ReplayedRun): RequiredOutput[] {
  return replay.parts.includes('COMMUNICATE') ? replay.outputs.map(({ text, said }) => ({ text, said })) : [];
}

function outputsOf(trajectory: Trajectory, task: Task | null): RequiredOutput[] {
  const graded = trajectory.grade?.outputs;
  if (graded && graded.length > 0) {
    return graded.map(({ text, said }) => ({ text, said }));
  }
  return outputsSaid(trajectory.messages, task?.outputs ?? []).map(({ text, said }) => ({ text, said }));
}

function stateMatches(
  trajectory: Trajectory,
  expected: CaseFile['expected'],
  alignment: CaseFile['alignment'],
): boolean | null {
  const told = trajectory.grade?.state_matches ?? null;
  if (told !== null) {
    return told;
  }
  return expected === null ? null : alignment.every((row) => row.status === 'matched');
}
