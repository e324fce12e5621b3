/** An amount of US dollars with enough digits to tell it from nothing. */
export function dollars(amount: number): string {
  if (amount === 0 || amount >= 1) {
    return `$${amount.toFixed(2)}`;
  }
  const digits = Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(amount))));
  return `$${amount.toFixed(digits)}`;
}
