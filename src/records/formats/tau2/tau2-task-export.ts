import { createRecordFormat } from '../record-format.ts';
import { convertTau2Run, noTau2Context } from './tau2-run.ts';

/** A tau2 run exported together with its task: {task_id, task, run_info, reward_info, messages}. */
export const tau2TaskExportFormat = createRecordFormat({
  name: 'tau2-task-export',
  summary: 'one tau2 task with its run {task_id, task, run_info, reward_info, messages}',
  detect: ({ container, keys }) => container !== 'object' && keys.includes('run_info') && keys.includes('messages'),
  modeOf: ({ container }) => (container === 'list' ? 'list' : 'values'),
  convert: (record, place) => convertTau2Run(record, { ...place, context: noTau2Context }),
});
