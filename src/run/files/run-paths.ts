import { join } from 'node:path';

/** The files of one run. */
export interface RunPaths {
  readonly list: string;
  readonly header: string;
  readonly journal: string;
  readonly activations: string;
  /** Held by the process that plays the run. */
  readonly lock: string;
}

/** The files beside a results list `<run>.json`. */
export function runPaths(list: string): RunPaths {
  const stem = list.replace(/\.json$/, '');
  return {
    list: `${stem}.json`,
    header: `${stem}.header.json`,
    journal: `${stem}.journal.jsonl`,
    activations: `${stem}.activations`,
    lock: `${stem}.lock`,
  };
}

/** tau-bench's file name (run.py), with everything that is no part of a file name turned into `_`. */
export function runFileName({
  logDir,
  agentStrategy,
  model,
  temperature,
  startIndex,
  endIndex,
  userModel,
  userStrategy,
  time,
}: {
  readonly logDir: string;
  readonly agentStrategy: string;
  readonly model: string;
  readonly temperature: number;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly userModel: string;
  readonly userStrategy: string;
  /** Local time at the start. */
  readonly time: Date;
}): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const stamp = [time.getMonth() + 1, time.getDate(), time.getHours(), time.getMinutes(), time.getSeconds()]
    .map(two)
    .join('');
  const degrees = Number.isInteger(temperature) ? temperature.toFixed(1) : String(temperature);
  const name = `${agentStrategy}-${lastPart(model)}-${degrees}_range_${startIndex}-${endIndex}_user-${lastPart(userModel)}-${userStrategy}_${stamp}`;
  return join(logDir, `${name}.json`);
}

function lastPart(model: string): string {
  return (model.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '_').slice(0, 80) || 'none';
}
