import { jsonText } from '../../../python/json-text.ts';
import { float, type Value } from '../../../python/value.ts';
import { RemoteError } from '../remote-error.ts';
import type { RequestOf } from '../world-process.ts';
import { Breach } from './breach.ts';
import type { Check, ProcessSubject } from './check.ts';

/** What holds of the process as a whole, in the order in which it is looked at. */
export const processChecks: readonly Check<ProcessSubject>[] = [
  {
    name: 'speaks version 1',
    async run({ hello: { protocol, domains } }) {
      if (protocol !== 1) {
        throw new Breach(`hello gives protocol ${protocol}; it should be 1.`);
      }
      if (domains.length === 0) {
        throw new Breach('hello names no domain; it should name at least one.');
      }
      return undefined;
    },
  },
  {
    name: 'gives back texts and structures',
    run: async (subject) => await echoes(subject, [text, { b: [1, null, true, []], a: { '10': 'x', '9': 'y' } }]),
  },
  {
    name: 'keeps 2 and 2.0 apart',
    run: async (subject) =>
      subject.hello.numbers === 'json'
        ? 'the world says that it has one kind of number'
        : await echoes(subject, [2, float(2), 0.1, float(1e22), -0.5, 2n ** 60n]),
  },
  {
    name: 'takes a line of a million characters',
    run: async (subject) => await echoes(subject, 'x'.repeat(1_000_000)),
  },
  {
    name: 'answers an unknown operation with an error',
    run: async ({ world }) =>
      await refuses(
        async () => await world.ask({ op: 'no_such_operation' } as unknown as RequestOf<'end'>),
        'no_such_operation',
      ),
  },
  {
    name: 'answers an unknown domain with an error',
    run: async ({ world }) =>
      await refuses(
        async () => await world.ask<'tools'>({ op: 'tools', domain: 'no_such_domain' }),
        'an unknown domain',
      ),
  },
  {
    name: 'answers an unknown episode with an error',
    run: async ({ world }) =>
      await refuses(
        async () => await world.ask<'hash'>({ op: 'hash', episode: 'no such episode' }),
        'an unknown episode',
      ),
  },
];

const text = 'quotes " and \\ and \n and \t, ünïcödé, 漢字, 🙂, \u2028';

/** As data: an error of the world itself, while its process lives on. */
export async function refuses(work: () => Promise<unknown>, what: string): Promise<undefined> {
  try {
    await work();
  } catch (error) {
    if (
      error instanceof RemoteError &&
      error.code !== null &&
      error.code !== 'timeout' &&
      error.code !== 'bad_answer'
    ) {
      return undefined;
    }
    throw error;
  }
  throw new Breach(`it takes ${what} as if it were right; it should answer with an error.`);
}

async function echoes({ world }: ProcessSubject, value: Value): Promise<undefined> {
  const answer = await world.ask<'echo'>({ op: 'echo', value });
  const [sent, given] = [jsonText(value), jsonText(answer.value as Value)];
  if (sent !== given) {
    throw new Breach(`echo of ${sent.slice(0, 120)} gives ${given.slice(0, 120)}; it should give the same.`);
  }
  return undefined;
}
