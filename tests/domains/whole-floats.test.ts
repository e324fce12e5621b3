import { describe, expect, it } from 'vitest';
import { readWholeFloats } from '../../src/domains/engine/whole-floats.ts';
import { PythonFloat } from '../../src/python/value.ts';

const call = (given: Readonly<Record<string, unknown>>) =>
  ({ requestor: 'assistant', name: 'refuel_data', arguments: given }) as const;

describe('readWholeFloats', () => {
  it('takes a whole number for a float where the answer writes it as one', () => {
    const read = readWholeFloats(call({ line_id: 'L1', gb_amount: 2 }), 'Added 2.0 GB for $4.00');
    expect(read).toEqual(call({ line_id: 'L1', gb_amount: new PythonFloat(2) }));
  });

  it.each([
    ['nothing was answered', null],
    ['it is answered as an int', 'Added 2 GB'],
    ['only a longer number is answered', 'Added 12.0 GB, 2.05 in all, 0.2.0'],
  ])('leaves a call alone where %s', (_, recorded) => {
    expect(readWholeFloats(call({ gb_amount: 2 }), recorded)).toBeUndefined();
  });

  it('leaves other values alone', () => {
    expect(readWholeFloats(call({ gb_amount: '2', share: 2.5, all: true }), '2.0 and 2.5.0')).toBeUndefined();
  });
});
