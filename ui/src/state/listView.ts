import type { KeyFilters } from '../bindings/KeyFilters';
import type { ListView } from '../bindings/ListView';

/** Lets every key pass. */
export const noFilters: KeyFilters = {
  statuses: [],
  environment: null,
  owner: null,
  usedBy: null,
  tag: null,
  olderThan: null,
  endingWithin: null,
};

/** How a list is looked at until a person has changed that. */
export const firstView: ListView = {
  filters: noFilters,
  sort: 'createdAt',
  direction: 'descending',
  columns: ['key', 'name', 'owner', 'createdAt', 'status'],
};
