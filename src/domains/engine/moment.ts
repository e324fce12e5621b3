/** A date and a time of day on it: `2024-06-14` and `14:30`. */
export interface Moment {
  readonly date: string;
  readonly time: string;
}
