import { float } from '../../python/value.ts';
import type { WorldCall } from './world.ts';

/**
 * The call with whole numbers as floats where its answer says them as such ("Added 2.0 GB" to 2), or undefined where there is none.
 * JSON.parse and many programs that save runs make 2 of 2.0, which Python's texts and hashes keep apart.
 */
export function readWholeFloats(call: WorldCall, recorded: string | null): WorldCall | undefined {
  const floats = Object.entries(call.arguments).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'number' && Number.isInteger(value) && saysFloat(recorded ?? '', value)
      ? [[name, float(value)]]
      : [],
  );
  return floats.length > 0 ? { ...call, arguments: { ...call.arguments, ...Object.fromEntries(floats) } } : undefined;
}

function saysFloat(text: string, value: number): boolean {
  const place = text.indexOf(`${value}.0`);
  return place !== -1 && new RegExp(`(?<![\\d.])${value}\\.0(?!\\d)`).test(text.slice(Math.max(0, place - 1)));
}
