import { negate } from '../../../python/arithmetic.ts';
import { at, iterate } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import type { MutableValue } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';
import { reservationId } from '../parameters.ts';

/** `cancel_reservation`: cancels whatever it is told, repeatedly too, and restores no balance, as in tau-bench. */
export const cancelReservation = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'cancel_reservation',
    kind: 'write',
    description:
      'Cancels a whole reservation and notes the refund of every payment. It checks no rule by itself: make sure that the ' +
      'policy allows it and get a clear yes from the traveller first.',
    parameters: { reservation_id: reservationId },
    run(view, { reservation_id }) {
      if (!view.has('reservations', reservation_id)) {
        return dialect.errors.reservation(reservation_id);
      }
      const refunds = iterate(at(view.get('reservations', reservation_id), 'payment_history')).map(
        (payment): MutableValue =>
          dialect.payment({ payment_id: at(payment, 'payment_id'), amount: negate(at(payment, 'amount')) }),
      );
      const reservation = view.change('reservations', reservation_id);
      (reservation['payment_history'] as MutableValue[]).push(...refunds);
      reservation['status'] = 'cancelled';
      return jsonText(reservation);
    },
  });
