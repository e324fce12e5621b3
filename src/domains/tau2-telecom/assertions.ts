import { absolute, isLess, subtract } from '../../python/arithmetic.ts';
import { at, lower } from '../../python/containers.ts';
import { isEqual } from '../../python/is-equal.ts';
import { PythonError } from '../../python/python-error.ts';
import { repr, text } from '../../python/repr.ts';
import type { Dictionary, Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { SceneFunctions } from '../engine/domain.ts';
import type { View } from '../engine/view.ts';
import { findRecord, lineOfCustomer, listIn } from './find.ts';
import { canSendMms } from './phone/can-send-mms.ts';
import { hasMobileData } from './phone/has-mobile-data.ts';
import { measureSpeed } from './phone/measure-speed.ts';
import { phoneOf, surroundingsOf } from './phone/phone.ts';

/** What a telecom task may say of its end, as tau2 decides it. */
export const assertions: SceneFunctions<boolean> = {
  assistant: {
    assert_data_refueling_amount(view, { customer_id = null, line_id = null, expected_amount = null }) {
      const refueled = at(lineOf(view, customer_id, line_id), 'data_refueling_gb');
      return isLess(absolute(subtract(refueled, expected_amount)), 1e-6);
    },
    assert_line_status: (view, { customer_id = null, line_id = null, expected_status = null }) =>
      isEqual(at(lineOf(view, customer_id, line_id), 'status'), expected_status),
    assert_overdue_bill_exists: overdueBillExists,
    assert_no_overdue_bill: (view, { overdue_bill_id = null }) =>
      typeof overdue_bill_id !== 'string' ||
      !view.has('bills', overdue_bill_id) ||
      at(view.get('bills', overdue_bill_id), 'status') === 'Paid',
  },
  user: {
    assert_airplane_mode_status: settingIs('airplane_mode'),
    assert_mobile_roaming_status: settingIs('roaming_enabled'),
    assert_mobile_data_saver_mode_status: settingIs('data_saver_mode'),
    assert_service_status(view, { expected_status = null }) {
      if (!statuses.includes(text(expected_status))) {
        throw new PythonError(`${repr(expected_status)} is not a valid NetworkStatus`);
      }
      return at(phoneOf(view), 'network_connection_status') === expected_status;
    },
    assert_mobile_data_status: (view, { expected_status = null }) => isEqual(hasMobileData(view), expected_status),
    assert_internet_speed(view, { expected_speed = null, expected_desc = null }) {
      const { megabits, word } = measureSpeed(view);
      const fast = !isLess(megabits ?? 0, expected_speed);
      return fast && (expected_desc === null || word.toLowerCase() === lower(expected_desc));
    },
    assert_internet_not_excellent: (view) => measureSpeed(view).word !== 'Excellent',
    assert_can_send_mms: (view, { expected_status = null }) => isEqual(canSendMms(view), expected_status),
    assert_mobile_data_usage_exceeded: (view, { expected_status = null }) =>
      isEqual(at(surroundingsOf(view), 'mobile_data_usage_exceeded'), expected_status),
  },
};

const statuses = ['connected', 'searching', 'no_service', 'emergency_only'];

function settingIs(setting: string): (view: View, given: Dictionary) => boolean {
  return (view, { expected_status = null }) => isEqual(at(phoneOf(view), setting), expected_status);
}

function lineOf(view: View, customerId: Value, lineId: Value): Row {
  return view.get('lines', lineOfCustomer(view, customerId, lineId));
}

/** Raises where there is no such bill, which the grader takes for not met. */
function overdueBillExists(view: View, { customer_id = null, overdue_bill_id = null }: Dictionary): boolean {
  const customer = findRecord(view, 'customers', customer_id);
  if (!listIn(customer, 'bill_ids').includes(overdue_bill_id)) {
    throw new PythonError(`Overdue bill ${text(overdue_bill_id)} not found`);
  }
  if (at(findRecord(view, 'bills', overdue_bill_id), 'status') !== 'Overdue') {
    throw new PythonError(`Overdue bill ${text(overdue_bill_id)} is not overdue`);
  }
  return true;
}
