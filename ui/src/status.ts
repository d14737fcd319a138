import type { KeyRow } from './bindings/KeyRow';
import type { KeyStatus } from './bindings/KeyStatus';
import { dayDate, daysUntil, relativeDay } from './dates';
import { region, t } from './text.svelte';

type Dates = Pick<KeyRow, 'status' | 'endsAt' | 'retiresAt'>;

/** How many days away a day is told by its distance from today. */
const NEAR = 30;
const EXPIRING_WITHIN = 14 * 86_400_000;

/** What the key is now: time has passed since Rust said what it was. */
export function presentStatus({ status, endsAt }: Dates, now: number): KeyStatus {
  if (endsAt === null) return status;
  if (endsAt <= now) return 'expired';
  return status === 'active' && endsAt - now <= EXPIRING_WITHIN ? 'expiring' : status;
}

/** The status in words, as “Active”, “Expires in 9 days” or “Retires tomorrow”. */
export function statusText(row: Dates, now: number): string {
  const { endsAt, retiresAt } = row;
  const end = endsAt ?? now;
  const status = presentStatus(row, now);
  switch (status) {
    case 'active':
      return t('status-active');
    case 'disabled':
      return t('status-disabled');
    case 'expiring':
      return t('status-expires', { when: relativeDay(end, now) });
    case 'retiring':
      return t('status-retires', { when: relativeDay(end, now) });
    case 'expired':
      return ended(end, now, retiresAt !== null && end === retiresAt);
  }
}

function ended(end: number, now: number, retired: boolean): string {
  if (daysUntil(end, now) < -NEAR) {
    const date = dayDate(end);
    return retired ? t('status-retired-on', { date }) : t('status-expired-on', { date });
  }
  const when = relativeDay(end, now);
  const text = retired ? t('status-retired', { when }) : t('status-expired', { when });
  // Some languages begin with “4 days ago”.
  return text.charAt(0).toLocaleUpperCase(region()) + text.slice(1);
}

/** Statuses as wide as they become, to make the column wide enough before any of them is seen. What ended long ago has room for two lines. */
export function sampleStatuses(now = Date.now()): string[] {
  const DAY = 86_400_000;
  const ended = (days: number): number => now - days * DAY;
  const dates: Dates[] = [
    { status: 'active', endsAt: null, retiresAt: null },
    { status: 'disabled', endsAt: null, retiresAt: null },
    { status: 'expiring', endsAt: now + 13.5 * DAY, retiresAt: null },
    { status: 'retiring', endsAt: now + 29 * DAY, retiresAt: now + 29 * DAY },
    { status: 'expired', endsAt: ended(28), retiresAt: null },
    { status: 'expired', endsAt: ended(28), retiresAt: ended(28) },
  ];
  return dates.map((each) => statusText(each, now));
}
