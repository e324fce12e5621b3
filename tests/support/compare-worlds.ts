import { sameAnswer } from '../../src/domains/engine/same-answer.ts';
import type { World } from '../../src/domains/engine/world.ts';
import type { RandomSequence } from './random-sequences.ts';

/** What two worlds were compared in, and where they differ. */
export interface Comparison {
  calls: number;
  hashes: number;
  grades: number;
  readonly differing: string[];
}

/**
 * Makes the same calls in both worlds and compares every answer, whether it is an error, both hashes and the grade. `drawn` matches
 * ids that are drawn by chance: they count as equal in answers, and a side that has got one is not compared by its hash.
 */
export async function compareWorlds(options: {
  readonly ours: World;
  readonly theirs: World;
  readonly sequences: readonly RandomSequence[];
  readonly drawn?: RegExp;
}): Promise<Comparison> {
  const { ours, theirs, sequences, drawn } = options;
  const result: Comparison = { calls: 0, hashes: 0, grades: 0, differing: [] };
  const plain = (text: string) => (drawn === undefined ? text : text.replaceAll(drawn, 'DRAWN'));
  for (const [index, { task, calls }] of sequences.entries()) {
    const [left, right] = await Promise.all([ours.reset(task), theirs.reset(task)]);
    const [mine, other] = await Promise.all([left.batch(calls), right.batch(calls)]);
    let hasDrawn = false;
    for (const [place, call] of calls.entries()) {
      const [a, b] = [mine[place], other[place]];
      const same = sameAnswer(plain(b?.observation ?? ''), plain(a?.observation ?? '')) && a?.failed === b?.failed;
      hasDrawn ||= drawn !== undefined && JSON.stringify(a?.changes).search(drawn) !== -1;
      result.calls += 1;
      if (!same) {
        const told = JSON.stringify([task.id, call, b?.observation, a?.observation, b?.failed, a?.failed]);
        result.differing.push(`sequence ${index}, call ${place}: ${told}`);
      }
    }
    const [hash, wanted] = await Promise.all([left.hash(), right.hash()]);
    const sides = [...(hasDrawn ? [] : [hash.agent === wanted.agent]), hash.user === wanted.user];
    result.hashes += sides.length;
    if (sides.includes(false)) {
      result.differing.push(`sequence ${index}: another hash after ${JSON.stringify(calls)}`);
    }
    const [grade, verdict] = await Promise.all([left.grade(), right.grade()]);
    result.grades += 1;
    const parts = [grade, verdict].map(({ assertions, user_matches, hash_matches }) =>
      JSON.stringify([assertions.map(({ met }) => met), user_matches, hasDrawn || hash_matches]),
    );
    if (parts[0] !== parts[1]) {
      result.differing.push(`sequence ${index}: graded ${parts[0]}, not ${parts[1]}`);
    }
    await Promise.all([left.end(), right.end()]);
  }
  return result;
}
