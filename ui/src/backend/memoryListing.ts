import type { Completions } from '../bindings/Completions';
import type { KeyFilters } from '../bindings/KeyFilters';
import type { KeyPage } from '../bindings/KeyPage';
import type { KeyRow } from '../bindings/KeyRow';
import type { KeyStatus } from '../bindings/KeyStatus';
import type { ListQuery } from '../bindings/ListQuery';
import type { SortColumn } from '../bindings/SortColumn';
import { DAY } from './memoryLife';
import type { MemoryKey, MemoryStore } from './memoryStore';

const statuses: KeyStatus[] = ['active', 'expiring', 'retiring', 'disabled', 'expired'];

/** The twin's copy of the core's `listing.rs`: every row that the query finds, in its order. */
export function matching(store: MemoryStore, query: ListQuery): KeyRow[] {
  const { workspace, search, filters, sort, direction } = query;
  const words = foldForSearch(search).split(/\s+/).filter(Boolean);
  const now = Date.now();
  const sign = direction === 'ascending' ? 1 : -1;
  return store.keys
    .filter((key) => key.workspace === workspace)
    .filter((key) => words.every((word) => searchText(key).includes(word)))
    .map((key) => store.row(key))
    .filter((row) => pass(row, filters, now))
    .sort((a, b) => compare(a, b, sort, sign) || a.createdAt - b.createdAt);
}

export function page(store: MemoryStore, query: ListQuery): KeyPage {
  const found = matching(store, query);
  const shown = store.keys.map((key) => store.row(key));
  return {
    rows: found.slice(query.offset, query.offset + query.limit),
    matching: found.length,
    total: shown.filter((row) => row.workspace === query.workspace).length,
    neverShown: shown.filter((row) => !row.shown),
    unnamed: shown.find((row) => row.id === store.unnamed[0]) ?? null,
    unnamedCount: store.unnamed.length,
  };
}

export function completionsOf(store: MemoryStore, workspace: number): Completions {
  const keys = store.keys.filter((key) => key.workspace === workspace);
  return {
    owners: mostUsed(keys.flatMap((key) => key.owner ?? [])),
    usedBy: mostUsed(keys.flatMap((key) => key.usedBy)),
    tags: mostUsed(keys.flatMap((key) => key.tags)),
  };
}

export function fold(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().replace(/\s+/g, ' ').trim();
}

export function foldForSearch(text: string): string {
  return fold(text).normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC');
}

function mostUsed(texts: string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([text]) => text);
}

function searchText(key: MemoryKey): string {
  const { name, truncatedKey, owner, usedBy, tags, notes } = key;
  const parts = [name, truncatedKey, owner ?? '', ...usedBy, ...tags, notes ?? ''];
  return parts.map(foldForSearch).join('\n');
}

function pass(row: KeyRow, filters: KeyFilters, now: number): boolean {
  const { environment, olderThan, endingWithin } = filters;
  const stopped = row.status === 'expired' || row.status === 'disabled';
  return (
    (filters.statuses.length === 0 || filters.statuses.includes(row.status)) &&
    (environment === null || row.environment === environment) &&
    has(filters.owner, row.owner === null ? [] : [row.owner]) &&
    has(filters.usedBy, row.usedBy) &&
    has(filters.tag, row.tags) &&
    (olderThan === null || now - row.createdAt >= olderThan * DAY) &&
    (endingWithin === null ||
      (!stopped && row.endsAt !== null && row.endsAt - now <= endingWithin * DAY))
  );
}

/** An empty text looks for keys that have no entry. */
function has(wanted: string | null, entries: string[]): boolean {
  if (wanted === null) return true;
  if (wanted === '') return entries.length === 0;
  return entries.some((entry) => fold(entry) === fold(wanted));
}

/** What is missing stands after all that is there, in either order. */
function compare(a: KeyRow, b: KeyRow, sort: SortColumn, sign: number): number {
  const [x, y] = [valueOf(a, sort), valueOf(b, sort)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  const order =
    typeof x === 'string' && typeof y === 'string' ? x.localeCompare(y) : Number(x) - Number(y);
  if (order !== 0 || sort !== 'status') return sign * order;
  return sign * ((a.endsAt ?? Infinity) - (b.endsAt ?? Infinity) || 0);
}

function valueOf(row: KeyRow, sort: SortColumn): string | number | null {
  switch (sort) {
    case 'key':
      return row.truncatedKey;
    case 'name':
      return row.name;
    case 'environment':
      return row.environment === 'live' ? 0 : 1;
    case 'owner':
      return row.owner;
    case 'usedBy':
      return row.usedBy.join(', ') || null;
    case 'tags':
      return row.tags.join(', ') || null;
    case 'createdAt':
      return row.createdAt;
    case 'endsAt':
      return row.endsAt;
    case 'status':
      return statuses.indexOf(row.status);
  }
}
