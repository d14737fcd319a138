import type { KeyFilters } from '../bindings/KeyFilters';
import type { KeyStatus } from '../bindings/KeyStatus';
import { t, type NamingId, type PlainId } from '../text.svelte';
import { noFilters } from './listView';

export const STATUSES: readonly KeyStatus[] = [
  'active',
  'expiring',
  'retiring',
  'disabled',
  'expired',
];
/** Days. */
export const AGES = [30, 90, 180, 365] as const;
export const ENDS = [7, 30, 90] as const;

export const statusNames: Record<KeyStatus, PlainId> = {
  active: 'filter-active',
  expiring: 'filter-expiring',
  retiring: 'filter-retiring',
  disabled: 'filter-disabled',
  expired: 'filter-expired',
};

/** The statuses that have a place beside the search; others are chosen among the filters. */
export const QUICK: readonly KeyStatus[] = ['active', 'expiring', 'disabled'];
export type Quick = KeyStatus | 'all';

/** Null while a choice is made that none of them stands for. */
export function quickOf({ statuses }: KeyFilters): Quick | null {
  const [status] = statuses;
  if (!status) return 'all';
  return statuses.length === 1 && QUICK.includes(status) ? status : null;
}

/** One thing that is filtered by, in words, and the filters without it. */
export type Chip = { id: NamingId; name: string; without: KeyFilters };

/** What is filtered by and stands nowhere else on the page; with `all`, also what does. */
export function chipsOf(filters: KeyFilters, all = false): Chip[] {
  const { statuses, environment, owner, usedBy, tag, olderThan, endingWithin } = filters;
  const chips: Chip[] = [];
  const add = (id: NamingId, name: string, without: Partial<KeyFilters>): void => {
    chips.push({ id, name, without: { ...filters, ...without } });
  };
  if (all ? statuses.length > 0 : quickOf(filters) === null)
    add('filter-by-status', statuses.map((status) => t(statusNames[status])).join(', '), {
      statuses: [],
    });
  if (environment !== null)
    add('filter-by-environment', t(environment === 'live' ? 'create-live' : 'create-test'), {
      environment: null,
    });
  if (owner !== null) add('filter-by-owner', owner || t('filter-without-owner'), { owner: null });
  if (usedBy !== null)
    add('filter-by-used-by', usedBy || t('filter-without-used-by'), { usedBy: null });
  if (tag !== null) add('filter-by-tag', tag || t('filter-without-tag'), { tag: null });
  if (olderThan !== null)
    add('filter-by-age', t('filter-older-than', { days: olderThan }), { olderThan: null });
  if (endingWithin !== null)
    add('filter-by-ending', t('filter-ending-within', { days: endingWithin }), {
      endingWithin: null,
    });
  return chips;
}

export function isFiltered(filters: KeyFilters): boolean {
  return chipsOf(filters, true).length > 0;
}

/** All but the quick choice, which has a place of its own. */
export function withoutChips(filters: KeyFilters): KeyFilters {
  return quickOf(filters) === null ? noFilters : { ...noFilters, statuses: filters.statuses };
}
