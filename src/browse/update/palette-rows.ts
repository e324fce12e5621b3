import { type KeyRow, keyRows, type View } from '../key-table.ts';

/** The commands of a view whose text or keys hold every typed word. */
export function paletteRows({ view, text }: { view: View; text: string }): readonly KeyRow[] {
  const words = text.toLowerCase().split(' ').filter(Boolean);
  return keyRows(view).filter((row) => {
    const own = `${row.text} ${row.action} ${row.keys.join(' ')}`.toLowerCase();
    return row.action !== 'palette' && words.every((word) => own.includes(word));
  });
}
