import type { SortColumn } from '../bindings/SortColumn';
import type { PlainId } from '../text.svelte';
import { firstView } from './listView';

/** All that a table of keys can show, in the order in which it does. */
export const COLUMNS = [
  'key',
  'name',
  'environment',
  'owner',
  'usedBy',
  'tags',
  'createdAt',
  'endsAt',
  'status',
] as const satisfies readonly SortColumn[];

export const columnNames: Record<SortColumn, PlainId> = {
  key: 'table-key',
  name: 'table-name',
  environment: 'table-environment',
  owner: 'table-owner',
  usedBy: 'table-used-by',
  tags: 'table-tags',
  createdAt: 'table-created-at',
  endsAt: 'table-expires',
  status: 'table-status',
};

/** Without these two nobody would know which key a row is about. */
export function staysAlways(column: SortColumn): boolean {
  return column === 'key' || column === 'name';
}

/** Those that were chosen, in the table's order; of a list that was never chosen, the usual ones. */
export function chosenColumns(kept: readonly SortColumn[]): SortColumn[] {
  const chosen = kept.length > 0 ? kept : firstView.columns;
  return COLUMNS.filter((column) => staysAlways(column) || chosen.includes(column));
}
