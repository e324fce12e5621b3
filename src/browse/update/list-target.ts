import type { Action } from '../key-table.ts';

/** The row that a movement leads to from `cursor`; undefined for an action that is no movement. */
export function listTarget({
  action,
  cursor,
  rows,
}: {
  action: Action;
  cursor: number;
  rows: number;
}): number | undefined {
  const delta = scrollDelta({ action, rows });
  if (delta !== undefined) {
    return cursor + delta;
  }
  if (action === 'top') {
    return 0;
  }
  if (action === 'bottom') {
    return Number.MAX_SAFE_INTEGER;
  }
  return undefined;
}

/** Rows that a movement scrolls by; undefined for an action that does not scroll. */
export function scrollDelta({ action, rows }: { action: Action; rows: number }): number | undefined {
  const half = Math.max(1, Math.floor(rows / 2));
  const page = Math.max(1, rows - 1);
  switch (action) {
    case 'down':
      return 1;
    case 'up':
      return -1;
    case 'half-down':
      return half;
    case 'half-up':
      return -half;
    case 'page-down':
      return page;
    case 'page-up':
      return -page;
    default:
      return undefined;
  }
}
