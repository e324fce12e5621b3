/** A call by its name and arguments. */
export interface CallShape {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}
