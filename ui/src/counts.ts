import { t } from './text.svelte';

/** How many keys a search has found, among how many. */
export function countFound(matching: number, total: number): string {
  return matching === total
    ? t('count-keys', { count: total })
    : t('count-found', { matching, count: total });
}
