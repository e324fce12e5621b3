import type { Scene, Story } from '../scene.ts';
import { identity } from './identity.ts';
import { persona } from './persona.ts';

/** A whole instruction: who the customer is, what they want, how they talk. */
export function compose(scene: Scene, { request, actions }: Story): string {
  const { faker, choose } = scene;
  const concernsOrder = actions.some(({ kwargs }) => 'order_id' in kwargs);
  const knowsNoNumber = concernsOrder && !request.includes('#W') && faker.datatype.boolean(0.3);
  const wants = knowsNoNumber ? `${request} ${choose('no-number', NO_NUMBER)}` : request;
  const [who, how] = [identity(scene), persona(scene)];
  const parts = faker.datatype.boolean(0.3) ? [who, how, wants] : [who, wants, how];
  return parts.filter((part) => part !== '').join(' ');
}

const NO_NUMBER = [
  'You have no order number at hand.',
  'You have deleted all emails with order numbers in them.',
  'You do not know any order numbers; the agent can look them up.',
  'You never write order numbers down.',
];
