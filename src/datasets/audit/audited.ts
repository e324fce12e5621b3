import type { Task } from '../../records/task.ts';
import type { Dataset } from '../dataset.ts';

/** What an audit reads of a data set. */
export type AuditedDataset = Pick<Dataset, 'domain' | 'database' | 'policy'>;

/** What an audit reads of a task. */
export interface AuditedTask extends Pick<Task, 'user_id' | 'instruction' | 'outputs'> {
  readonly actions: NonNullable<Task['actions']>;
  readonly initial_state?: Task['initial_state'];
  readonly env_assertions?: Task['env_assertions'];
  readonly assertions?: Task['assertions'];
  readonly reward_basis?: Task['reward_basis'];
  readonly expects_no_change: boolean;
}
