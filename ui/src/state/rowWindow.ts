/** Rows of a table that are drawn, as indices in the list. */
export type RowWindow = {
  rows: number[];
  /** The first and the last row that stand where they belong. */
  first: number;
  last: number;
  /** The row that holds the focus is drawn, too, before or after those in view; unseen. */
  away: 'before' | 'after' | null;
};

/**
 * What a table of `count` rows draws: the rows from `first` to `last`, and the row that holds the
 * focus wherever it is, for a row that is not drawn would lose it.
 */
export function rowWindow(count: number, first: number, last: number, focused: number): RowWindow {
  const start = Math.max(first, 0);
  const end = Math.min(last, count - 1);
  const rows = Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => start + i);
  if (focused < 0 || focused >= count || (focused >= start && focused <= end))
    return { rows, first: start, last: end, away: null };
  const away = focused < start ? 'before' : 'after';
  return {
    rows: away === 'before' ? [focused, ...rows] : [...rows, focused],
    first: start,
    last: end,
    away,
  };
}
