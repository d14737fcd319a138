import type { KeyRow } from '../bindings/KeyRow';
import type { KeyStatus } from '../bindings/KeyStatus';

export const DAY = 86_400_000;
const EXPIRING_WITHIN = 14 * DAY;

type Dates = Pick<KeyRow, 'expiresAt' | 'retiresAt' | 'disabledAt'>;

/** The twin's copy of the core's `life.rs`: what a key is at this moment. */
export function lifeOf(dates: Dates, now: number): Pick<KeyRow, 'status' | 'endsAt'> {
  const ends = [dates.expiresAt, dates.retiresAt].filter((each) => each !== null);
  const endsAt = ends.length > 0 ? Math.min(...ends) : null;
  return { endsAt, status: statusOf(dates, endsAt, now) };
}

function statusOf(dates: Dates, endsAt: number | null, now: number): KeyStatus {
  if (endsAt !== null && endsAt <= now) return 'expired';
  if (dates.disabledAt !== null) return 'disabled';
  if (dates.retiresAt !== null) return 'retiring';
  return endsAt !== null && endsAt - now <= EXPIRING_WITHIN ? 'expiring' : 'active';
}
