import pLimit from 'p-limit';
import { type WorldHello, type WorldOperation, type WorldResult, worldProtocol } from '../../records/world-protocol.ts';
import { RemoteError } from './remote-error.ts';
import { type RequestOf, startWorldProcess, type WorldCommand, type WorldProcess } from './world-process.ts';

/** Processes of one world, started when they are needed and started again when they died. */
export interface WorldPool {
  /** A process to play an episode in: the one with the fewest. Rejects with a RemoteError where the world does not start. */
  seat(): Promise<Seat>;
  /** What the first process said of itself. */
  hello(): Promise<WorldHello>;
  close(): Promise<void>;
}

/** A place in a process. */
export interface Seat {
  ask<Operation extends WorldOperation>(request: RequestOf<Operation>): Promise<WorldResult<Operation>>;
  /** Another place in the same process. */
  share(): Seat;
  leave(): void;
}

interface Slot {
  started: Promise<Started> | null;
  seats: number;
}

interface Started {
  readonly world: WorldProcess;
  readonly hello: WorldHello;
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

interface SeatOptions {
  readonly slot: Slot;
  readonly started: Started;
  readonly release: () => void;
}

/** So often in a row a world may die before it is given up. */
const deathsAllowed = 3;

/** Opens a pool of at most `processes`; nothing is started yet. */
export function createWorldPool(options: WorldCommand & { readonly processes: number }): WorldPool {
  const slots: Slot[] = Array.from({ length: options.processes }, () => ({ started: null, seats: 0 }));
  let deaths = 0;
  let last: RemoteError | null = null;
  let closed = false;

  async function start(): Promise<Started> {
    const world = startWorldProcess(options);
    try {
      const hello = await world.ask<'hello'>({ op: 'hello', protocol: worldProtocol }, options.startTime);
      if (hello.protocol !== worldProtocol) {
        throw new RemoteError(
          `the world ${hello.name} speaks version ${hello.protocol} of the world protocol, and this program version ${worldProtocol}.`,
        );
      }
      const turns = pLimit(1);
      return { world, hello, inTurn: hello.concurrent ? async (work) => await work() : (work) => turns(work) };
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  async function startedIn(slot: Slot): Promise<Started> {
    if (closed) {
      throw new RemoteError('the world is closed.');
    }
    if (last !== null && deaths >= deathsAllowed) {
      throw new RemoteError(
        `${last.message} That was the last of ${deaths} times in a row, so it is not asked any more.`,
      );
    }
    const before = await slot.started?.catch(() => null);
    if (slot.started === null || before === null || before?.world.alive === false) {
      slot.started = start();
    }
    try {
      return await slot.started;
    } catch (error) {
      slot.started = null;
      note(error);
      throw error;
    }
  }

  function seatIn({ slot, started, release }: SeatOptions): Seat {
    return {
      leave: release,
      share: () => seatIn({ slot, started, release: occupy(slot) }),
      ask: async (request) => {
        try {
          const result = await started.inTurn(() => started.world.ask(request));
          const { op: operation } = request as { readonly op: WorldOperation };
          deaths = operation === 'batch' || operation === 'grade' ? 0 : deaths;
          return result;
        } catch (error) {
          note(error);
          throw error;
        }
      },
    };
  }

  function note(error: unknown): void {
    if (error instanceof RemoteError && (error.lost || error.code === 'timeout' || error.code === null)) {
      deaths += 1;
      last = error;
    }
  }

  return {
    async hello() {
      const [slot] = slots;
      if (slot === undefined) {
        throw new RemoteError('a world needs at least one process.');
      }
      return (await startedIn(slot)).hello;
    },
    async seat() {
      const slot = slots.reduce((best, other) => (other.seats < best.seats ? other : best));
      const release = occupy(slot);
      try {
        return seatIn({ slot, started: await startedIn(slot), release });
      } catch (error) {
        release();
        throw error;
      }
    },
    async close() {
      closed = true;
      await Promise.all(
        slots.map(async ({ started }) => await started?.then(({ world }) => world.close()).catch(() => false)),
      );
    },
  };
}

/** Counts one more in a slot, until the returned function is called. */
function occupy(slot: Slot): () => void {
  slot.seats += 1;
  let taken = true;
  return () => {
    slot.seats -= taken ? 1 : 0;
    taken = false;
  };
}
