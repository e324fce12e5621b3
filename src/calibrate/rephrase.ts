import type { PlantedRun } from './plant-faults.ts';
import { stopWord, type Turn, type WordsTurn } from './script.ts';

/** Says a text in other words, as the speaker would. Throws where no answer comes. */
export type Rephrase = (speaker: WordsTurn['kind'], text: string) => Promise<string>;

/** What rephrasing a run gave. */
export interface Rephrased {
  readonly run: PlantedRun;
  /** Turns that were said in other words, and turns of which the other words lost a fact, so that they stayed. */
  readonly changed: number;
  readonly kept: number;
}

/** The run with all turns of our making in other words. A turn whose other words lost a number, a name with digits or the stop word stays as it was. */
export async function rephraseRun(run: PlantedRun, rephrase: Rephrase): Promise<Rephrased> {
  const turns: Turn[] = [];
  let changed = 0;
  let kept = 0;
  for (const turn of run.plant.turns) {
    if (turn.kind === 'call' || !turn.ours) {
      turns.push(turn);
      continue;
    }
    const ends = turn.text.includes(stopWord);
    const plain = turn.text.replace(stopWord, '').trim();
    const words = (await rephrase(turn.kind, plain)).replaceAll(stopWord, '').trim();
    if (words === '' || !keepsFacts(plain, words)) {
      kept += 1;
      turns.push(turn);
    } else {
      changed += 1;
      turns.push({ ...turn, text: ends ? `${words} ${stopWord}` : words });
    }
  }
  return { run: { ...run, script: { ...run.script, turns }, plant: { ...run.plant, turns } }, changed, kept };
}

/** Whether every word with a digit in it is still there. */
function keepsFacts(before: string, after: string): boolean {
  const facts = before.match(/[\w#$@.:/-]*\d[\w#@.:/-]*/g) ?? [];
  return facts.every((fact) => after.includes(fact.replace(/[.:]+$/, '')));
}
