import { argumentError } from '../../python/bind-arguments.ts';
import { PythonError } from '../../python/python-error.ts';
import type { Dictionary } from '../../python/value.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { initialState, readRow, type State, withRows } from './state.ts';
import { type Change, rowChanges } from './state-difference.ts';
import type { Tool, ToolKind } from './tool.ts';
import { toolSignature } from './tool-signature.ts';
import { openView, type View } from './view.ts';

/** A call as the world takes it. Arguments may come from anywhere: JSON.parse, a data set, a model. */
export interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What a call gave. */
export interface StepResult {
  readonly observation: string;
  /** Null for a tool that the world does not have. */
  readonly kind: ToolKind | null;
  /** Whether the observation is an error. */
  readonly failed: boolean;
  /** Whether this call ends the episode. */
  readonly done: boolean;
  /** Fields that changed; empty for every call that is no effective write. */
  readonly changes: readonly Change[];
}

/** A world being acted in. It costs what it changed. */
export interface Episode {
  readonly domain: Domain;
  /** The state now; an earlier one that was kept stays as it was. */
  readonly state: State;
  step(call: Call): StepResult;
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
  let state = options.state ?? initialState(database);
  return {
    domain,
    get state() {
      return state;
    },
    step(call) {
      const tool = domain.tools.find(({ name }) => name === call.name);
      if (tool === undefined) {
        return { observation: `Unknown action ${call.name}`, kind: null, failed: true, done: false, changes: [] };
      }
      const { view, touched } = openView(state);
      const observation = invoke(domain, tool, view, call.arguments as Dictionary);
      const before = state;
      const rows = touched();
      state = rows.length === 0 ? state : withRows(state, rows);
      const changes = rows.flatMap(({ table, key, row }) =>
        rowChanges({ table, key, before: readRow(before, table, key), after: row }),
      );
      const failed = observation.startsWith('Error');
      return { observation, kind: tool.kind, failed, done: tool.kind === 'terminal', changes };
    },
    fork: () => openEpisode({ domain, database, state }),
  };
}

function invoke(domain: Domain, tool: Tool, view: View, given: Dictionary): string {
  const error = fits(tool, given) ? undefined : argumentError(toolSignature(domain.name, tool), given);
  if (error !== undefined) {
    return `Error: ${error}`;
  }
  try {
    return tool.run(view, given);
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
