import { createRecordFormat } from '../record-format.ts';
import { convertTau2Run, noTau2Context } from './tau2-run.ts';

/** A tau2 simulation outside its results file; also several of them, as a list or as JSON lines. Its task is not known. */
export const tau2SimulationFormat = createRecordFormat({
  name: 'tau2-simulation',
  summary: 'a single tau2 simulation {id, task_id, termination_reason, messages}',
  detect: ({ container, keys }) =>
    container !== 'object' &&
    keys.includes('termination_reason') &&
    keys.includes('task_id') &&
    (keys.includes('messages') || keys.includes('ticks')),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: (record, place) => convertTau2Run(record, { ...place, context: noTau2Context }),
});
