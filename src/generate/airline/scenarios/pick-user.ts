import type { User } from '../records.ts';
import type { Context } from './scenario.ts';

/** Draws a user who has no task yet; null where none passes. */
export function pickUser(
  { faker, world, taken }: Context,
  test: (user: User) => boolean,
): { readonly userId: string; readonly user: User } | null {
  const fitting = [...world.users].filter(([id, user]) => !taken.has(id) && test(user));
  if (fitting.length === 0) {
    return null;
  }
  const [userId, user] = faker.helpers.arrayElement(fitting);
  return { userId, user };
}
