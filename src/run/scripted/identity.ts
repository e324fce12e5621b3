import type { Dataset, DatasetTask } from '../../datasets/dataset.ts';
import type { ToolAction } from '../agent.ts';
import { field, recordOf } from './names.ts';

/** How the customer is found. */
export interface Identity {
  /** What the agent asks. */
  readonly question: string;
  /** What the customer answers. */
  readonly answer: string;
  /** The look-up that follows; null where the domain has none. */
  readonly lookup: Pick<ToolAction, 'name' | 'arguments'> | null;
}

/** Who a task's customer is, in the way that the domain's tools ask for; null where the task names nobody. */
export function identityOf({
  dataset,
  task,
}: {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
}): Identity | null {
  const { domain, database } = dataset;
  const has = (tool: string) => domain.tools.some(({ name }) => name === tool);
  const user = recordOf(database, domain.userTable, task.user_id);
  if (user === undefined || task.user_id === null) return null;
  const first = String(field(user, 'name', 'first_name') ?? '');
  const last = String(field(user, 'name', 'last_name') ?? '');
  const email = field(user, 'email');
  const zip = field(user, 'address', 'zip');
  const born = field(user, 'date_of_birth');
  const said = task.instruction ?? '';
  if (has('find_user_id_by_email') && typeof email === 'string' && (said.includes(email) || typeof zip !== 'string')) {
    return {
      question: shopQuestion,
      answer: `My email address is ${email}.`,
      lookup: { name: 'find_user_id_by_email', arguments: { email } },
    };
  }
  if (has('find_user_id_by_name_zip') && typeof zip === 'string') {
    return {
      question: shopQuestion,
      answer: `I am ${first} ${last}, and my zip code is ${zip}.`,
      lookup: { name: 'find_user_id_by_name_zip', arguments: { first_name: first, last_name: last, zip } },
    };
  }
  if (has('find_patient') && typeof born === 'string') {
    const knowsId = said.includes(task.user_id);
    return {
      question: clinicQuestion,
      answer: knowsId
        ? `My patient id is ${task.user_id}, and I was born on ${born}.`
        : `I am ${first} ${last}, born on ${born}. I do not know my patient id.`,
      lookup: knowsId
        ? { name: 'get_patient_info', arguments: { patient_id: task.user_id } }
        : { name: 'find_patient', arguments: { first_name: first, last_name: last, date_of_birth: born } },
    };
  }
  const tool = domain.tools.find(({ name }) => name === 'get_user_details' || name === 'get_patient_info');
  const key = tool === undefined ? undefined : Object.keys(tool.parameters.shape)[0];
  const noun = tool?.name === 'get_patient_info' ? 'patient id' : 'user id';
  return {
    question: `Gladly. May I have your ${noun} first?`,
    answer: `My ${noun} is ${task.user_id}.`,
    lookup: tool === undefined || key === undefined ? null : { name: tool.name, arguments: { [key]: task.user_id } },
  };
}

const shopQuestion =
  'Happy to help. To find your profile I need your email address, or your first and last name with your zip code.';
const clinicQuestion =
  'Gladly. May I have your patient id, or else your full name, and in any case your date of birth first?';
