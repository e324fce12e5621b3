import { methodsOf } from '../facts.ts';
import type { Payment } from '../records.ts';
import { introduce, say, sayList, sayMethod } from '../wording.ts';
import { drawBooking } from './draw-booking.ts';
import { pickUser } from './pick-user.ts';
import type { Scenario } from './scenario.ts';

/** A price split over the one certificate that is allowed, gift cards and a card, with amounts that add up. */
export const bookWithCertificate: Scenario = {
  name: 'book-with-certificate',
  count: 4,
  draft(context, index) {
    const { faker } = context;
    const two = index % 2 === 1;
    const picked = pickUser(context, (user) => {
      const worths = methodsOf(user, 'certificate').map(({ amount }) => amount);
      return two ? worths.length === 2 && worths[0] !== worths[1] : worths.length === 1;
    });
    const booking = picked && drawBooking(context, { ...picked, roundTrip: index % 4 === 3 });
    if (!picked || !booking) {
      return null;
    }
    const { userId, user } = picked;
    const [certificate] = methodsOf(user, 'certificate').toSorted((left, right) => right.amount - left.amount);
    const gifts =
      index % 4 < 2 ? [] : methodsOf(user, 'gift_card').toSorted((left, right) => right.amount - left.amount);
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    const before = (certificate?.amount ?? 0) + gifts.reduce((sum, { amount }) => sum + amount, 0);
    const rest = booking.total - before;
    const sameGifts = new Set(gifts.map(({ amount }) => amount)).size < gifts.length;
    if (certificate === undefined || (index % 4 >= 2 && gifts.length === 0) || sameGifts || rest < 100) {
      return null;
    }
    const wish = two
      ? faker.helpers.arrayElement([
          'You want to pay with both of your certificates. If only one can be used, it is to be the bigger one.',
          'You have two certificates and expect to use up both for this. When you hear that one is the most, you take the one that is worth more.',
        ])
      : faker.helpers.arrayElement([
          'You want to pay with your certificate, all of it.',
          'Your certificate is to be used up first.',
        ]);
    const cards = sayList(gifts.map(({ amount }) => `the one worth $${amount}`));
    const most =
      gifts.length === 0
        ? ''
        : gifts.length === 1
          ? 'your gift card, all of it'
          : `your gift cards, all of them, ${cards}, in this order`;
    const then = [most, sayMethod(card)].filter((part) => part !== '');
    const payments: Payment[] = [
      { payment_id: certificate.id, amount: certificate.amount },
      ...gifts.map(({ id, amount }) => ({ payment_id: id, amount })),
      { payment_id: card.id, amount: rest },
    ];
    const told = index % 2 === 1 ? 'Ask how many dollars go on your credit card in the end.' : '';
    const order =
      then.length === 1 ? `The rest goes on ${then[0]}.` : `Then you use ${then[0]}, and the rest goes on ${then[1]}.`;
    return {
      userId,
      instruction: say(introduce(faker, userId, user), booking.request, wish, order, told, context.persona),
      actions: [booking.pay(payments)],
      ...(told === '' ? {} : { outputs: [String(rest)] }),
    };
  },
};
