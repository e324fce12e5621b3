import { methodsOf } from '../facts.ts';
import { introduce, say, sayMethod } from '../wording.ts';
import { drawBooking } from './draw-booking.ts';
import { pickUser } from './pick-user.ts';
import type { Scenario } from './scenario.ts';

/** A direct flight, or two there and back, chosen by time and price and paid with one card. */
export const bookDirect: Scenario = {
  name: 'book-direct',
  count: 2,
  draft(context, index) {
    const { faker } = context;
    const picked = pickUser(context, () => true);
    const booking = picked && drawBooking(context, { ...picked, roundTrip: index % 2 === 1 });
    if (!picked || !booking) {
      return null;
    }
    const card = faker.helpers.arrayElement(methodsOf(picked.user, 'credit_card'));
    const payment = faker.helpers.arrayElement([
      `You pay with ${sayMethod(card)}.`,
      `Everything goes on ${sayMethod(card)}.`,
      `Use ${sayMethod(card)} for the whole sum.`,
    ]);
    return {
      userId: picked.userId,
      instruction: say(introduce(faker, picked.userId, picked.user), booking.request, payment, context.persona),
      actions: [booking.pay([{ payment_id: card.id, amount: booking.total }])],
    };
  },
};
