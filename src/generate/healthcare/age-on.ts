/** Full years from a date of birth to a date. */
export function ageOn(options: { readonly birth: string; readonly date: string }): number {
  const { birth, date } = options;
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5) < birth.slice(5) ? years - 1 : years;
}
