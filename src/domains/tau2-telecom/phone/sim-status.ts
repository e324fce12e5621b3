import { at } from '../../../python/containers.ts';
import type { Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import { isTrue } from '../is-true.ts';

/** `missing` where the card is out, else what state it is in: `active`, `locked_pin` or `locked_puk`. */
export function simStatus(phone: Row): Value {
  return isTrue(at(phone, 'sim_card_missing')) ? 'missing' : at(phone, 'sim_card_status');
}
