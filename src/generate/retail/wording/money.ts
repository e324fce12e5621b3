/** Dollars as an agent would write them, without sign or thousands separator. */
export function money(amount: number): string {
  return amount.toFixed(2);
}

/** A sum of dollars, exact to the cent. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
}

/** Whether the amount reads the same with and without a trailing zero, and is long enough to be no accident. */
export function isTellable(amount: number): boolean {
  return amount >= 5 && /\.\d[1-9]$/.test(money(amount));
}
