import { roundFloat } from '../../../python/arithmetic.ts';
import { at } from '../../../python/containers.ts';
import type { Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import type { View } from '../../engine/view.ts';
import { isTrue } from '../is-true.ts';
import { hasMobileData } from './has-mobile-data.ts';
import { attribute, phoneOf } from './phone.ts';

/** What a speed test finds: megabits a second with two digits, null without a connection, and a word for it. */
export interface Speed {
  readonly megabits: number | null;
  readonly word: string;
}

/** The speed of mobile data now (tau2/domains/telecom/user_tools.py, _run_speed_test). */
export function measureSpeed(view: View): Speed {
  if (!hasMobileData(view)) {
    return { megabits: null, word: 'No Connection' };
  }
  const phone = phoneOf(view);
  const [least, most] = look(ranges, at(phone, 'network_technology_connected')) ?? [0, 0];
  const signal = look(signalFactors, at(phone, 'network_signal_strength')) ?? 0;
  // The order of the factors is tau2's: another one rounds differently.
  const megabits = roundFloat(((least + most) / 2) * signal * settingsFactor(phone));
  return { megabits, word: words.find(([below]) => megabits < below)?.[1] ?? 'Excellent' };
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  '2G': [0.1, 0.4],
  '3G': [1, 5],
  '4G': [10, 100],
  '5G': [50, 500],
};

const signalFactors: Readonly<Record<string, number>> = { poor: 0.2, fair: 0.5, good: 0.8, excellent: 1 };

/** The word for every speed below a limit. */
const words: readonly (readonly [number, string])[] = [
  [1, 'Very Poor'],
  [5, 'Poor'],
  [25, 'Fair'],
  [100, 'Good'],
];

function settingsFactor(phone: Row): number {
  const details = at(phone, 'vpn_details');
  const slowed =
    isTrue(at(phone, 'vpn_connected')) && isTrue(details) && attribute(details, 'server_performance') === 'poor';
  return (slowed ? 0.1 : 1) * (isTrue(at(phone, 'data_saver_mode')) ? 0.2 : 1);
}

function look<Result>(table: Readonly<Record<string, Result>>, key: Value): Result | undefined {
  return typeof key === 'string' ? table[key] : undefined;
}
