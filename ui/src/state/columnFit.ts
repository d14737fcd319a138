import type { SortColumn } from '../bindings/SortColumn';

/** How wide each part of a table would like to be, in whatever unit the room is in. */
export type Widths = {
  /** What every row has: the checkbox, the truncated key, the actions. */
  fixed: number;
  /** The least that a name gets. */
  name: number;
  columns: Partial<Record<SortColumn, number>>;
};

export type Fit = {
  columns: SortColumn[];
  /** The status stands in the second line of the Name column. */
  statusBelow: boolean;
  /** There is less room than the table needs: it scrolls to the side. */
  scrolls: boolean;
};

/** Columns that everyone has at first: where there is no room they go one by one. */
const USUAL: readonly SortColumn[] = ['key', 'name', 'owner', 'createdAt', 'status'];

/**
 * Which of the chosen columns are drawn. Where room is short the owner goes, then the status moves
 * below the name, then the date goes. Whoever has chosen more than fits a wide table scrolls it to
 * the side: a column that was asked for and does not come would be a riddle.
 */
export function fitColumns(
  chosen: readonly SortColumn[],
  widths: Widths,
  room: number,
  narrow: boolean,
): Fit {
  const needs = (columns: readonly SortColumn[]): number =>
    columns.reduce(
      (sum, column) => sum + (widths.columns[column] ?? 0),
      widths.fixed + widths.name,
    );
  const without = (...gone: SortColumn[]): SortColumn[] =>
    chosen.filter((column) => !gone.includes(column));
  const fit = (columns: SortColumn[]): Fit => ({
    columns,
    statusBelow: chosen.includes('status') && !columns.includes('status'),
    scrolls: needs(columns) > room,
  });

  const steps = [without(), without('owner'), without('owner', 'status')];
  const more = chosen.some((column) => !USUAL.includes(column));
  if (!more) steps.push(without('owner', 'status', 'createdAt'));
  const found = steps.find((columns) => needs(columns) <= room);
  if (found) return fit(found);
  return fit(more && !narrow ? without() : (steps.at(-1) ?? without()));
}
