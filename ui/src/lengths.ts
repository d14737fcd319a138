import { t } from './text.svelte';

/** A length of time in words, as “90 days” or “1 year”. */
export function daysText(count: number): string {
  return count > 0 && count % 365 === 0
    ? t('length-years', { count: count / 365 })
    : t('length-days', { count });
}
