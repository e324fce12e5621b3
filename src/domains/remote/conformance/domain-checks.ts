import type { WorldResult } from '../../../records/world-protocol.ts';
import type { WorldCall, WorldTask } from '../../engine/world.ts';
import { RemoteError } from '../remote-error.ts';
import { Breach } from './breach.ts';
import type { Check, DomainSubject } from './check.ts';
import { refuses } from './process-checks.ts';

/** What holds of every domain, in the order in which it is looked at. */
export const domainChecks: readonly Check<DomainSubject>[] = [
  { name: 'starts two episodes in the same state', run: sameStart },
  { name: 'answers each call and goes on past those that fail', run: everyCall },
  { name: 'leaves the state alone at an unknown tool', run: unknownTool },
  { name: 'gives the same answers again', run: sameAgain },
  { name: 'forks an episode that goes on by itself', run: forks },
  { name: 'grades the expected calls as right, and leaves the state alone', run: grades },
  { name: 'decides each assertion', run: assertions },
  { name: 'forgets an episode that has ended', run: ends },
];

async function sameStart(subject: DomainSubject): Promise<undefined> {
  for (const task of subject.tasks) {
    const [left, right] = [await reset(subject, task), await reset(subject, task)];
    if (left === right) {
      throw new Breach(`two resets give the same episode ${left}; each should give one of its own.`);
    }
    expectSame(await hash(subject, left), await hash(subject, right), 'two episodes of one task begin with');
    await end(subject, left, right);
  }
  return undefined;
}

async function everyCall(subject: DomainSubject): Promise<undefined> {
  const episode = await reset(subject, subject.tasks[0]);
  const calls = probes(subject);
  const steps = await batch(subject, episode, calls);
  for (const [index, { kind, observation }] of steps.entries()) {
    const call = calls[index];
    const tool = subject.tools.find(({ name, requestor }) => name === call?.name && requestor === call.requestor);
    if (tool !== undefined && kind !== tool.kind) {
      throw new Breach(`a call of ${call?.name} is of kind ${kind}, and tools says ${tool.kind}; they should agree.`);
    }
    if (tool === undefined && kind !== null) {
      throw new Breach(
        `a call of ${call?.name}, which does not exist, is of kind ${kind}; it should be null, with ${observation.slice(0, 80)}.`,
      );
    }
  }
  if ((await batch(subject, episode, [])).length !== 0) {
    throw new Breach('a batch of no calls gives steps; it should give none.');
  }
  await end(subject, episode);
  return undefined;
}

async function unknownTool(subject: DomainSubject): Promise<undefined> {
  const episode = await reset(subject, subject.tasks[0]);
  const before = await hash(subject, episode);
  const [step] = await batch(subject, episode, [nobody]);
  if (step?.failed !== true || step.kind !== null) {
    throw new Breach('a call of an unknown tool should be a step with `failed` true and `kind` null.');
  }
  expectSame(before, await hash(subject, episode), 'a call of an unknown tool changes');
  await end(subject, episode);
  return undefined;
}

async function sameAgain(subject: DomainSubject): Promise<undefined> {
  for (const task of subject.tasks) {
    const calls = [...probes(subject), ...task.actions];
    const [left, right] = [await reset(subject, task), await reset(subject, task)];
    const first = await batch(subject, left, calls);
    // One call at a time and all at once are the same.
    for (const [index, call] of calls.entries()) {
      const [step] = await batch(subject, right, [call]);
      if (step?.observation !== first[index]?.observation) {
        throw new Breach(
          `the same calls give other answers in another episode: ${call.name} gives ${excerptOf(first[index])} and ${excerptOf(step)}; a replay needs the same.`,
        );
      }
    }
    expectSame(await hash(subject, left), await hash(subject, right), 'the same calls give');
    await end(subject, left, right);
  }
  return undefined;
}

async function forks(subject: DomainSubject): Promise<string | undefined> {
  for (const task of subject.tasks) {
    const episode = await reset(subject, task);
    const before = await hash(subject, episode);
    let fork: string;
    try {
      fork = (await subject.world.ask<'fork'>({ op: 'fork', episode })).episode;
    } catch (error) {
      if (error instanceof RemoteError && error.code === 'unsupported') {
        return 'the world says `unsupported`, so forks are played from the start';
      }
      throw error;
    }
    expectSame(before, await hash(subject, fork), 'a fork begins with');
    await batch(subject, fork, [...probes(subject), ...task.actions]);
    expectSame(before, await hash(subject, episode), 'calls of a fork change');
    const [step] = await batch(subject, episode, [nobody]);
    if (step === undefined) {
      throw new Breach('an episode does not go on after it was forked.');
    }
    await end(subject, episode);
    await hash(subject, fork);
    await end(subject, fork);
  }
  return undefined;
}

async function grades(subject: DomainSubject): Promise<undefined> {
  for (const task of subject.tasks) {
    const episode = await reset(subject, task);
    await batch(subject, episode, task.actions);
    const before = await hash(subject, episode);
    const { agent_matches, user_matches, difference } = await grade(subject, episode, task);
    if (!agent_matches) {
      throw new Breach(
        `an episode that made the expected calls of ${nameOf(task)} does not match; difference has ${difference.length} rows.`,
      );
    }
    if (user_matches !== false && difference.length > 0) {
      throw new Breach(`both sides match, and difference has ${difference.length} rows; it should be empty.`);
    }
    expectSame(before, await hash(subject, episode), 'grade changes');
    await end(subject, episode);
  }
  return undefined;
}

async function assertions(subject: DomainSubject): Promise<string | undefined> {
  const tasks = subject.tasks.filter(({ env_assertions }) => env_assertions.length > 0);
  for (const task of tasks) {
    const episode = await reset(subject, task);
    const { assertions: decided } = await grade(subject, episode, task);
    if (decided.length !== task.env_assertions.length) {
      throw new Breach(
        `grade decides ${decided.length} of the ${task.env_assertions.length} assertions of ${nameOf(task)}; it should decide each.`,
      );
    }
    await end(subject, episode);
  }
  return tasks.length === 0 ? 'no task with assertions was given' : undefined;
}

async function ends(subject: DomainSubject): Promise<undefined> {
  const episode = await reset(subject, subject.tasks[0]);
  await end(subject, episode);
  return await refuses(
    async () => await subject.world.ask<'hash'>({ op: 'hash', episode }),
    'an episode that has ended',
  );
}

const nobody: WorldCall = { requestor: 'assistant', name: 'no_such_tool', arguments: { number: 1 } };

/** Calls that any domain can be asked: every tool without arguments, some with wrong ones, and a tool that is not there. */
function probes({ tools }: DomainSubject): WorldCall[] {
  const bare = tools.map(({ name, requestor }): WorldCall => ({ requestor, name, arguments: {} }));
  const wrong = tools
    .slice(0, 5)
    .map(({ name, requestor }): WorldCall => ({ requestor, name, arguments: { no_such_argument: [null] } }));
  return [...bare, nobody, ...wrong];
}

async function reset({ world, domain }: DomainSubject, task: WorldTask | undefined): Promise<string> {
  const { episode } = await world.ask<'reset'>({
    op: 'reset',
    domain,
    task: task ?? { id: null, initial_state: null, actions: [], env_assertions: [] },
  });
  return episode;
}

async function batch(
  { world }: DomainSubject,
  episode: string,
  calls: readonly WorldCall[],
): Promise<WorldResult<'batch'>['steps']> {
  const { steps } = await world.ask<'batch'>({ op: 'batch', episode, calls: [...calls] });
  if (steps.length !== calls.length) {
    throw new Breach(`a batch of ${calls.length} calls gives ${steps.length} steps; it should give one for each.`);
  }
  return steps;
}

async function hash({ world }: DomainSubject, episode: string): Promise<string> {
  const { agent, user } = await world.ask<'hash'>({ op: 'hash', episode });
  return `${agent} ${user}`;
}

async function grade({ world }: DomainSubject, episode: string, task: WorldTask): Promise<WorldResult<'grade'>> {
  const { actions, env_assertions } = task;
  return await world.ask<'grade'>({ op: 'grade', episode, actions, env_assertions });
}

async function end({ world }: DomainSubject, ...episodes: readonly string[]): Promise<void> {
  for (const episode of episodes) {
    await world.ask<'end'>({ op: 'end', episode });
  }
}

function expectSame(left: string, right: string, what: string): void {
  if (left !== right) {
    throw new Breach(`${what} another hash (${left.slice(0, 24)} and ${right.slice(0, 24)}); it should be the same.`);
  }
}

function nameOf({ id }: WorldTask): string {
  return id === null ? 'a task that expects nothing' : `task ${id}`;
}

function excerptOf(step: { readonly observation: string } | undefined): string {
  return JSON.stringify((step?.observation ?? '').slice(0, 80));
}
