import { fareOf, fareToday, isUntouched, methodsOf } from '../facts.ts';
import { introduce, say, sayCabin, sayMethod } from '../wording.ts';
import { changeFlights } from './actions.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** Another cabin for everybody: with a limit that holds, with one that does not, and downwards. */
export const changeCabin: Scenario = {
  name: 'change-cabin',
  count: 3,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['up', 'second-best', 'down', 'too-dear'] as const)[index % 4] ?? 'up';
    const from = kind === 'down' ? 'business' : kind === 'second-best' ? 'basic_economy' : null;
    const booked = pickReservation(
      context,
      ({ reservation }) =>
        isUntouched(world, reservation) &&
        (from === null ? reservation.cabin === 'economy' : reservation.cabin === from),
    );
    if (booked === null) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const dear = fareToday(world, reservation, 'business');
    const cheap = fareToday(world, reservation, 'economy');
    if (dear === null || cheap === null) {
      return null;
    }
    const target = kind === 'down' || kind === 'second-best' ? 'economy' : 'business';
    const difference = (target === 'economy' ? cheap : dear) - fareOf(reservation);
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    const tens = (dollars: number) => Math.floor(dollars / 10) * 10;
    const limit = {
      up: tens(difference) + 30,
      'second-best': tens((difference + dear - fareOf(reservation)) / 2),
      down: 0,
      'too-dear': tens(difference * 0.8),
    }[kind];
    if (kind === 'down' ? difference > -100 : difference < 100 || limit < 60) {
      return null;
    }
    const who = reservation.passengers.length === 1 ? '' : ' for everybody on it';
    const trip = nameTrip(context, booked);
    const texts = {
      up: `You want ${trip} moved up to ${sayCabin(target)}${who}, on the same flights. Ask how many dollars more that is in all; you pay no more than $${limit} on top, with ${sayMethod(card)}.`,
      'second-best': `You fly basic economy on ${trip} and want to sit in business${who}, flights unchanged, if that costs $${limit} more at most. If it is dearer, you take economy instead, as long as that stays within the same limit. You want to hear the exact sum that you have to pay on top, and you pay it with ${sayMethod(card)}.`,
      down: `Money is tight, so you want ${trip} moved down from business to economy${who}, on the very same flights. The refund goes to ${sayMethod(card)}, and you want to know how many dollars it is.`,
      'too-dear': `You want an upgrade to business on ${trip}${who}, without changing the flights, but only if it costs you $${limit} or less in all. You would pay with ${sayMethod(card)}. If it is more, try to bargain once, saying that business is surely half empty; when that leads nowhere, you stay in economy and change nothing.`,
    };
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions:
        kind === 'too-dear'
          ? []
          : [changeFlights(reservation, { cabin: target, flights: reservation.flights, paymentId: card.id })],
      ...(kind === 'too-dear' ? { refusal: true as const } : { outputs: [String(Math.abs(difference))] }),
    };
  },
};
