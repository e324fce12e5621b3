import { negate } from '../../../python/arithmetic.ts';
import { at, iterate } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import type { MutableValue } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import { reservationId } from '../parameters.ts';

/** `cancel_reservation`: cancels whatever it is told, repeatedly too, and restores no balance, as in tau-bench. */
export const cancelReservation = defineTool({
  name: 'cancel_reservation',
  kind: 'write',
  description:
    'Cancels a whole reservation and notes the refund of every payment. It checks no rule by itself: make sure that the ' +
    'policy allows it and get a clear yes from the traveller first.',
  parameters: { reservation_id: reservationId },
  run(view, { reservation_id }) {
    if (!view.has('reservations', reservation_id)) {
      return 'Error: reservation not found';
    }
    const refunds = iterate(at(view.get('reservations', reservation_id), 'payment_history')).map(
      (payment): MutableValue => ({
        payment_id: copy(at(payment, 'payment_id')),
        amount: negate(at(payment, 'amount')),
      }),
    );
    const reservation = view.change('reservations', reservation_id);
    (reservation['payment_history'] as MutableValue[]).push(...refunds);
    reservation['status'] = 'cancelled';
    return jsonText(reservation);
  },
});
