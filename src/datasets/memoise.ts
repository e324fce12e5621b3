/** The function with its results kept by its argument. */
export function memoise<Result>(read: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>();
  return (name) => {
    const result = known.has(name) ? (known.get(name) as Result) : read(name);
    known.set(name, result);
    return result;
  };
}
