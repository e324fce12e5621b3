import { exactArguments } from '../../python/exact-arguments.ts';
import { PythonError } from '../../python/python-error.ts';
import type { Dictionary } from '../../python/value.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { tauBenchHarness } from './harness.ts';
import { initialState, readRow, type State, withRows } from './state.ts';
import { type Change, rowChanges } from './state-difference.ts';
import type { Tool, ToolKind } from './tool.ts';
import { openView, type View } from './view.ts';
import type { Requestor } from './world.ts';

/** A call as the world takes it. Arguments may come from anywhere: JSON.parse, a data set, a model. */
export interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Who calls; the agent where not given. */
  readonly requestor?: Requestor | undefined;
}

/** What a call gave. */
export interface StepResult {
  readonly observation: string;
  /** Null for a tool that the caller does not have. */
  readonly kind: ToolKind | null;
  /** Whether the observation is an error. */
  readonly failed: boolean;
  /** Whether this call ends the episode. */
  readonly done: boolean;
  /** Fields that changed; empty for every call that is no effective write. A call that failed may have changed some before it did. */
  readonly changes: readonly Change[];
}

/** A world being acted in. It costs what it changed. */
export interface Episode {
  readonly domain: Domain;
  /** The state now; an earlier one that was kept stays as it was. */
  readonly state: State;
  /** Makes a call; where it does not raise, the sides of the world are brought in step before it is answered. */
  step(call: Call): StepResult;
  /** The same without that: how tau2 makes the calls of a ground truth. */
  stepAlone(call: Call): StepResult;
  /** An episode that goes on from here by itself. */
  fork(): Episode;
}

/** Starts an episode on a database, or goes on from a state. */
export function openEpisode(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly state?: State;
}): Episode {
  const { domain, database } = options;
  const harness = domain.harness ?? tauBenchHarness(domain.name);
  let state = options.state ?? initialState(database);

  function make(call: Call, sync: Domain['sync']): StepResult {
    const requestor = call.requestor ?? 'assistant';
    const tool = toolsOf(domain, requestor).find(({ name }) => name === call.name);
    if (tool === undefined) {
      const observation = harness.unknownTool(call.name, requestor);
      return { observation, kind: null, failed: true, done: false, changes: [] };
    }
    const { view, touched } = openView(state);
    const given = exactArguments(call.arguments);
    const error = fits(tool, given) ? undefined : harness.argumentError({ tool, requestor, given });
    const observation = error === undefined ? invoke({ tool, view, given, sync }) : `Error: ${error}`;
    const before = state;
    const rows = touched();
    state = rows.length === 0 ? state : withRows(state, rows);
    const changes = rows.flatMap(({ table, key, row }) =>
      rowChanges({ table, key, before: readRow(before, table, key), after: row }),
    );
    const failed = observation.startsWith('Error:');
    return { observation, kind: tool.kind, failed, done: tool.kind === 'terminal', changes };
  }

  return {
    domain,
    get state() {
      return state;
    },
    step: (call) => make(call, domain.sync),
    stepAlone: (call) => make(call, undefined),
    fork: () => openEpisode({ domain, database, state }),
  };
}

/** The tools that someone may call. */
export function toolsOf(domain: Pick<Domain, 'tools' | 'userTools'>, requestor: Requestor): readonly Tool[] {
  return requestor === 'user' ? (domain.userTools ?? []) : domain.tools;
}

function invoke(options: {
  readonly tool: Tool;
  readonly view: View;
  readonly given: Dictionary;
  readonly sync: Domain['sync'];
}): string {
  const { tool, view, given, sync } = options;
  try {
    const observation = tool.run(view, given);
    sync?.(view);
    return observation;
  } catch (error) {
    if (error instanceof PythonError) {
      return `Error: ${error.message}`;
    }
    throw error;
  }
}

/** Whether exactly the tool's arguments are given; then there is nothing to bind. */
function fits(tool: Tool, given: Dictionary): boolean {
  const names = Object.keys(tool.parameters.shape);
  return Object.keys(given).length === names.length && names.every((name) => Object.hasOwn(given, name));
}
