import { isLess, multiply, subtract } from '../../../python/arithmetic.ts';
import { at } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { charge, paymentError } from '../charge-change.ts';
import type { AirlineDialect } from '../dialect.ts';
import { nonfreeBaggages, paymentId, reservationId, totalBaggages } from '../parameters.ts';

/** `update_reservation_baggages`: charges added paid bags only; removed ones are not refunded. */
export const updateReservationBaggages = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'update_reservation_baggages',
    kind: 'write',
    description:
      'Sets how many bags a reservation holds and charges each further paid bag. State the change and get a clear yes from ' +
      'the traveller first.',
    parameters: {
      reservation_id: reservationId,
      total_baggages: totalBaggages,
      nonfree_baggages: nonfreeBaggages,
      payment_id: paymentId,
    },
    run(view, { reservation_id, total_baggages, nonfree_baggages, payment_id }) {
      if (!view.has('reservations', reservation_id)) {
        return dialect.errors.reservation(reservation_id);
      }
      const current = view.get('reservations', reservation_id);
      const added = subtract(nonfree_baggages, at(current, 'nonfree_baggages'));
      const price = isLess(0, added) ? multiply(50, added) : 0;
      const error = paymentError({ dialect, view, reservation: current, paymentId: payment_id, price });
      if (error !== undefined) {
        return error;
      }
      const reservation = view.change('reservations', reservation_id);
      charge({ dialect, view, reservation, paymentId: payment_id, price });
      reservation['total_baggages'] = copy(total_baggages);
      reservation['nonfree_baggages'] = copy(nonfree_baggages);
      return jsonText(reservation);
    },
  });
