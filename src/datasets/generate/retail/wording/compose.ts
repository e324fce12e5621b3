import type { Scene } from '../scene.ts';
import { identity } from './identity.ts';
import { persona } from './persona.ts';

/** A whole instruction: who the customer is, what they want, how they talk. */
export function compose(scene: Scene, request: string): string {
  const { faker, choose } = scene;
  const knowsNoNumber = !request.includes('#W') && faker.datatype.boolean(0.3);
  const parts = faker.datatype.boolean(0.3)
    ? [identity(scene), persona(scene), request]
    : [identity(scene), request, persona(scene)];
  const lost = knowsNoNumber ? [choose('no-number', NO_NUMBER)] : [];
  return [...parts.slice(0, 2), ...lost.slice(0, parts[1] === request ? 1 : 0), ...parts.slice(2)]
    .concat(parts[1] === request ? [] : lost)
    .filter((part) => part !== '')
    .join(' ');
}

const NO_NUMBER = [
  'You have no order number at hand.',
  'The order number is in an email that you have deleted.',
  'You do not know any order numbers; the agent can look them up.',
  'You never write order numbers down.',
];
