import type { ExpiryChoice } from '../bindings/ExpiryChoice';
import type { PoliciesView } from '../bindings/PoliciesView';
import { Refusal } from '../backend/types';
import { t } from '../text.svelte';

/** What is chosen: so many days from now, null for never, or a date and time of one's own. */
export type ExpiryKind = number | null | 'at';
/** `at` is kept while something else is chosen: as a field for date and time has it, such as 2026-12-31T18:30. */
export type ExpiryDraft = { kind: ExpiryKind; at: string };

const DAY = 86_400_000;
const USUAL = [30, 60, 90, 365];

/** What the workspace sets for a new key. */
export function firstExpiry({ defaultExpiry }: PoliciesView, now: number): ExpiryDraft {
  return { kind: defaultExpiry, at: toLocal(now + (defaultExpiry ?? 30) * DAY) };
}

/** What a key has. */
export function presentExpiry(expiresAt: number | null, now: number): ExpiryDraft {
  return expiresAt === null
    ? { kind: null, at: toLocal(now + 30 * DAY) }
    : { kind: 'at', at: toLocal(expiresAt) };
}

/** What may be chosen: nothing beyond the limit but a date, which says why it is refused. */
export function expiryKinds(policies: PoliciesView, present: ExpiryKind): ExpiryKind[] {
  const { defaultExpiry, longestLife } = policies;
  const days = [...USUAL, defaultExpiry ?? 0, typeof present === 'number' ? present : 0];
  const allowed = [...new Set(days)]
    .filter((each) => each > 0 && each <= (longestLife ?? Infinity))
    .sort((a, b) => a - b);
  return longestLife === null || present === null ? [null, ...allowed, 'at'] : [...allowed, 'at'];
}

/** How many days a key that is about to end is first offered: 90, or as many as the workspace allows. */
export function firstExtension(policies: PoliciesView | null): number {
  return Math.min(90, policies?.longestLife ?? Infinity);
}

/** The instant, null for never; undefined while the date is not whole. */
export function expiryInstant({ kind, at }: ExpiryDraft, now: number): number | null | undefined {
  if (kind === null) return null;
  return kind === 'at' ? (fromLocal(at) ?? undefined) : now + kind * DAY;
}

/** As it is asked for; null while the date is not whole. */
export function expiryChoice({ kind, at }: ExpiryDraft): ExpiryChoice | null {
  if (kind === null) return { kind: 'never' };
  if (kind !== 'at') return { kind: 'days', days: kind };
  const instant = fromLocal(at);
  return instant === null ? null : { kind: 'at', at: instant };
}

/** Half a date is not asked about: the field has no value yet. */
export function unfinishedExpiry(): Refusal {
  return new Refusal({ code: 'expiryPast', message: t('expiry-result-missing') });
}

/** The time here, to the minute. */
export function toLocal(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (number: number): string => String(number).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  const day = `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A time that the clocks leave out is as much later as they jump. */
export function fromLocal(text: string): number | null {
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const instant = new Date(text).getTime();
  return Number.isNaN(instant) ? null : instant;
}
