import { copy, setField } from '../../python/copy.ts';
import { exactArguments } from '../../python/exact-arguments.ts';
import { PythonError } from '../../python/python-error.ts';
import { type Dictionary, isDictionary, type MutableDictionary, type Value } from '../../python/value.ts';
import type { EnvironmentAssertion, InitialState } from '../../records/task.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { toolsOf } from './episode.ts';
import { initialState, type State, withRows } from './state.ts';
import { openView, type View } from './view.ts';
import type { Requestor } from './world.ts';
import { WorldError } from './world-error.ts';

/** The state that a task starts in: the data set's, its fields laid over, its functions called, the sides in step. */
export function taskStart(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly initial: InitialState | null;
}): State {
  const { domain, database, initial } = options;
  const state = initialState(database);
  if (initial === null) {
    return synced({ domain, state });
  }
  const scene = within(state, (view) => {
    lay(domain, view, 'assistant', initial.agent_data);
    lay(domain, view, 'user', initial.user_data);
    for (const action of initial.actions) {
      initialise(domain, view, action);
    }
  });
  return synced({ domain, state: scene });
}

/** The state once one side has told the other; the given one where the world has only one. */
export function synced({ domain, state }: { readonly domain: Domain; readonly state: State }): State {
  const { sync } = domain;
  if (sync === undefined) {
    return state;
  }
  try {
    return within(state, sync);
  } catch (error) {
    // A state that cannot be brought in step is graded as it is.
    if (error instanceof PythonError) {
      return state;
    }
    throw error;
  }
}

/** Whether a statement about the state is true; one whose function raises is not. */
export function isMet(options: {
  readonly domain: Domain;
  readonly state: State;
  readonly assertion: EnvironmentAssertion;
}): boolean {
  const { domain, state, assertion } = options;
  const { env_type: side, func_name: name, arguments: given, assert_value: wanted } = assertion;
  const decide = domain.assertions?.[side]?.[name];
  try {
    return decide?.(openView(state).view, exactArguments(given)) === wanted;
  } catch (error) {
    if (error instanceof PythonError) {
      return false;
    }
    throw error;
  }
}

/** Whether a table of functions has one of its own by that name. */
export function holds(functions: Readonly<Record<string, unknown>> | undefined, name: string): boolean {
  return functions !== undefined && Object.hasOwn(functions, name);
}

function within(state: State, change: (view: View) => void): State {
  const { view, touched } = openView(state);
  change(view);
  const rows = touched();
  return rows.length === 0 ? state : withRows(state, rows);
}

function lay(domain: Domain, view: View, side: Requestor, fields: Readonly<Record<string, unknown>> | null): void {
  if (fields === null) {
    return;
  }
  if (domain.overlay !== undefined) {
    domain.overlay(view, side, fields as Dictionary);
    return;
  }
  for (const [table, rows] of Object.entries(fields as Dictionary)) {
    for (const [key, row] of isDictionary(rows) ? Object.entries(rows) : []) {
      if (view.has(table, key)) {
        layOver(view.change(table, key), row as Dictionary);
      } else {
        view.put(table, key, copy(row) as MutableDictionary);
      }
    }
  }
}

/** Dictionaries go over dictionaries field by field; all else takes the place of what was there. */
function layOver(record: MutableDictionary, fields: Dictionary): void {
  for (const [name, value] of Object.entries(fields)) {
    const old: Value | undefined = Object.hasOwn(record, name) ? record[name] : undefined;
    if (old !== undefined && isDictionary(old) && isDictionary(value)) {
      layOver(old as MutableDictionary, value);
    } else {
      setField(record, name, copy(value));
    }
  }
}

function initialise(domain: Domain, view: View, action: InitialState['actions'][number]): void {
  const { env_type: side, func_name: name } = action;
  const given = exactArguments(action.arguments);
  const functions = domain.initialisers?.[side];
  const tool = toolsOf(domain, side).find((each) => each.name === name);
  try {
    if (holds(functions, name)) {
      functions?.[name]?.(view, given);
    } else if (tool !== undefined) {
      tool.run(view, given);
    } else {
      throw new PythonError('there is no such function');
    }
  } catch (error) {
    if (error instanceof PythonError) {
      throw new WorldError(
        `the world ${domain.name} cannot set the scene of the task: ${name} fails (${error.message}); give the world that the task was made for.`,
      );
    }
    throw error;
  }
}
