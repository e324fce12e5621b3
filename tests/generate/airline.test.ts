import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../src/datasets/check-dataset.ts';
import { openDataset } from '../../src/datasets/open-datasets.ts';
import { tauBenchDialect } from '../../src/domains/airline/tau-bench-dialect.ts';
import { listAllAirports } from '../../src/domains/airline/tools/list-all-airports.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { airlineGenerator } from '../../src/generate/airline/index.ts';
import { scenarios } from '../../src/generate/airline/scenarios/index.ts';
import { readWorld } from '../../src/generate/airline/world.ts';
import { generateDatabase } from '../../src/generate/generate-database.ts';
import { generatedDataset, generateTasks } from '../../src/generate/generate-tasks.ts';

const folder = fileURLToPath(new URL('../../data/airline/', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/datasets/tau-bench/airline/', import.meta.url));
if (!existsSync(shared)) {
  console.log(`skipped in part: no published airline data set at ${shared}`);
}

const dataset = openDataset({ path: folder });
const world = readWorld(dataset);
const tasks = dataset.tasks('test');
const writes = tasks.map(({ actions }) => actions.filter(({ name }) => !name.startsWith('transfer')));

describe('the airline database', () => {
  it('has the promised size', () => {
    expect(world.flightList.length).toBe(300);
    expect(world.flightList.every(({ dates }) => Object.keys(dates).length === 30)).toBe(true);
    expect(world.reservations.length).toBe(2000);
    expect(world.users.size).toBe(500);
  });

  it('flies only between airports that the tools know', () => {
    const known = Object.keys(JSON.parse(listAllAirports(tauBenchDialect).run({} as never, {} as never)));
    const used = new Set(world.flightList.flatMap(({ origin, destination }) => [origin, destination]));
    expect([...used].filter((code) => !known.includes(code))).toEqual([]);
  });

  it('holds no reference that leads nowhere', () => {
    for (const { user_id, reservation_id, flights, payment_history } of world.reservations) {
      const user = world.users.get(user_id)!;
      expect(user.reservations).toContain(reservation_id);
      expect(payment_history.every(({ payment_id }) => payment_id in user.payment_methods)).toBe(true);
      for (const { flight_number, date, origin, destination } of flights) {
        const flight = world.flights.get(flight_number)!;
        expect([flight.origin, flight.destination, date in flight.dates]).toEqual([origin, destination, true]);
      }
    }
  });

  it('has what passengers paid, bags and insurance included', () => {
    for (const { flights, passengers, payment_history, nonfree_baggages, insurance } of world.reservations) {
      const fares = flights.reduce((sum, { price }) => sum + price, 0) * passengers.length;
      const extras = 50 * nonfree_baggages + (insurance === 'yes' ? 30 * passengers.length : 0);
      expect(payment_history.reduce((sum, { amount }) => sum + amount, 0)).toBe(fares + extras);
    }
  });

  it.skipIf(!existsSync(shared))('shares no id and no name with the published one', () => {
    const published = readFileSync(`${shared}database/reservations.json`, 'utf8');
    const users = readFileSync(`${shared}database/users.json`, 'utf8');
    const flights = readFileSync(`${shared}database/flights.json`, 'utf8');
    // Identifiers are letters, digits and underscores; looking each one up in the whole text takes seconds.
    const words = (text: string) => new Set(text.match(/\w+/g));
    const [idsThere, usersThere, flightsThere] = [words(published), words(users), words(flights)];
    expect(idsThere.size * usersThere.size * flightsThere.size).toBeGreaterThan(0);
    const names = (text: string) =>
      new Set([...text.matchAll(/"(?:first|last)_name": ?"([^"]+)"/g)].map(([, name]) => name));
    const theirs = names(users + published);
    const mine = names(JSON.stringify([[...world.users.values()], world.reservations]));
    expect([...mine].filter((name) => theirs.has(name))).toEqual([]);
    expect([...world.users.keys()].filter((id) => usersThere.has(id))).toEqual([]);
    expect(world.reservations.filter(({ reservation_id: id }) => idsThere.has(id))).toEqual([]);
    expect([...world.flights.keys()].filter((id) => flightsThere.has(id))).toEqual([]);
  });
});

describe('the airline tasks', () => {
  it('are 50, one a user, of every scenario', () => {
    expect(tasks.length).toBe(50);
    expect(scenarios.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    expect(new Set(tasks.map(({ user_id }) => user_id)).size).toBe(50);
  });

  it('concern nobody whose bookings a display shows', () => {
    const displays = readFileSync(`${folder}few-shot.jsonl`, 'utf8');
    const shown = [...displays.matchAll(/get_user_details: \{\\"user_id\\":\\"(\w+)\\"/g)].map(([, id]) => id);
    expect(shown.length).toBe(5);
    expect(tasks.filter(({ user_id }) => shown.includes(user_id!))).toEqual([]);
  });

  it('change or cancel only trips that their user is on', () => {
    for (const [index, { user_id }] of tasks.entries()) {
      const ids = writes[index]!.flatMap(({ arguments: { reservation_id: id } }) => (id === undefined ? [] : [id]));
      const trips = world.reservations.filter(({ reservation_id }) => ids.includes(reservation_id));
      const { dob } = world.users.get(user_id!)!;
      expect(trips.filter(({ passengers }) => passengers.every((passenger) => passenger.dob !== dob))).toEqual([]);
    }
  });

  it('ask for no sum that a card holds, and for none of fewer than three digits', () => {
    for (const { user_id, outputs } of tasks) {
      const held = Object.values(world.users.get(user_id!)!.payment_methods).flatMap((method) =>
        'amount' in method ? [String(method.amount)] : [],
      );
      expect(outputs.filter((output) => held.includes(output) || output.length < 3)).toEqual([]);
    }
  });

  it('need a refusal, an output or two writes in a quarter at least', () => {
    const hard = tasks.filter(
      ({ expects_no_change, outputs }, index) => expects_no_change || outputs.length > 0 || writes[index]!.length > 1,
    );
    expect(hard.length / tasks.length).toBeGreaterThanOrEqual(0.25);
    expect(tasks.filter(({ expects_no_change }) => expects_no_change).length).toBeGreaterThanOrEqual(6);
  });

  it('never choose between flights of the same lowest fare', () => {
    const direct = writes.filter((_, index) => !/connection/.test(tasks[index]!.instruction ?? ''));
    const booked = direct.flat().filter(({ name }) => name === 'book_reservation');
    for (const { arguments: given } of booked) {
      const { flights, cabin } = given as { flights: { flight_number: string; date: string }[]; cabin: 'economy' };
      for (const { flight_number, date } of flights) {
        const chosen = world.flights.get(flight_number)!;
        const day = chosen.dates[date]!;
        const rivals = world.flightList.filter((flight) => {
          const other = flight.dates[date]!;
          const route = flight.origin === chosen.origin && flight.destination === chosen.destination;
          const same =
            other.status === 'available' && day.status === 'available' && other.prices[cabin] === day.prices[cabin];
          return route && same && flight !== chosen;
        });
        expect(rivals).toEqual([]);
      }
    }
  });

  it('cancel only what the policy lets be cancelled', () => {
    const cancelled = tasks.flatMap((task) =>
      task.actions
        .filter(({ name }) => name === 'cancel_reservation')
        .map(({ arguments: { reservation_id: id } }) => ({
          task,
          reservation: world.reservations.find(({ reservation_id }) => reservation_id === id)!,
        })),
    );
    expect(cancelled.length).toBeGreaterThan(8);
    for (const { task, reservation } of cancelled) {
      const { cabin, created_at, flights, insurance } = reservation;
      const states = flights.map(({ flight_number, date }) => world.flights.get(flight_number)!.dates[date]!.status);
      expect(states).not.toContain('landed');
      expect(states).not.toContain('flying');
      const allowed = cabin === 'business' || states.includes('cancelled') || created_at > '2024-05-14T15:00:00';
      const covered = insurance === 'yes' && /doctor|surgery|pneumonia|hurricane/.test(task.instruction ?? '');
      expect([task.id, allowed || covered]).toEqual([task.id, true]);
    }
  });

  it('come out clean and whole with another seed too', () => {
    const database = generateDatabase({ generator: airlineGenerator, seed: 11 });
    const policy = dataset.policy;
    const made = generateTasks({ generator: airlineGenerator, database, policy, seed: 11 })['test']!;
    const other = {
      ...generatedDataset({ domain: 'airline', database, policy }),
      tasks: () =>
        made.map((task) => ({
          ...task,
          actions: task.actions.map(({ name, kwargs }) => ({
            name,
            arguments: kwargs,
            compare_arguments: null,
            requestor: 'assistant' as const,
          })),
          assertions: [],
          reward_basis: null,
          env_assertions: [],
          initial_state: null,
          expects_no_change: task.expects_no_change ?? false,
        })),
    };
    expect(made.length).toBe(50);
    expect(checkDataset({ dataset: other, split: 'test' }).tasks.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('are fewer, but still made, in a small world', () => {
    const database = generateDatabase({ generator: airlineGenerator, scale: 0.05 });
    const made = generateTasks({ generator: airlineGenerator, database, policy: dataset.policy })['test']!;
    expect(made.length).toBeGreaterThan(0);
    expect(made.length).toBeLessThanOrEqual(50);
  });
});

it('the airline displays show calls whose results the tools give on this database', () => {
  const lines = readFileSync(`${folder}few-shot.jsonl`, 'utf8').trim().split('\n');
  expect(lines.length).toBe(5);
  for (const line of lines) {
    const { messages_display: display } = JSON.parse(line) as { messages_display: string };
    const episode = openEpisode(dataset);
    const shown = [...display.matchAll(/^Assistant calls (\w+): (.*)\nResult: (.*)$/gm)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, name = '', given = '', result] of shown) {
      expect(episode.step({ name, arguments: JSON.parse(given) }).observation).toBe(result);
    }
  }
});
