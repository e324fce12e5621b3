/**
 * Columns without those that say the same in every row. Columns of `kept` stay; a single row keeps all, since there is nothing
 * to compare it with.
 */
export function varyingColumns<Row, Column extends { readonly title: string }>({
  columns,
  rows,
  read,
  kept,
}: {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly read: (column: Column, row: Row) => string;
  readonly kept: readonly string[];
}): readonly Column[] {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) {
    return columns;
  }
  return columns.filter((column) => {
    if (kept.includes(column.title)) {
      return true;
    }
    const text = read(column, first);
    return rest.some((row) => read(column, row) !== text);
  });
}
