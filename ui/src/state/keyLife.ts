import type { KeyRow } from '../bindings/KeyRow';
import type { PoliciesView } from '../bindings/PoliciesView';
import { presentStatus } from '../status';
import { currentTime } from './clock.svelte';

/** What may be done with a key in its present state. Rust decides; the page only offers what it would do. */

const MINUTE = 60_000;
const DAY = 86_400_000;
/** No overlap is longer. */
export const LONGEST_OVERLAP = 30 * 24 * 60;

export function hasEnded(row: KeyRow): boolean {
  return presentStatus(row, currentTime()) === 'expired';
}

/** Why a key cannot be rotated; null when it can. */
export function unrotatable(row: KeyRow): 'rotated' | 'ended' | null {
  if (hasEnded(row)) return 'ended';
  return row.successor === null ? null : 'rotated';
}

/** It was rotated and still works, or would if it were enabled: the rotation can be finished or undone. */
export function inOverlap(row: KeyRow): boolean {
  return row.retiresAt !== null && !hasEnded(row);
}

export function canDisable(row: KeyRow): boolean {
  return !hasEnded(row) && row.disabledAt === null;
}

export function canEnable(row: KeyRow): boolean {
  return !hasEnded(row) && row.disabledAt !== null;
}

/** It came in another key's place so lately that the other one may still work. */
export function isRecentSuccessor(row: KeyRow, now: number): boolean {
  return row.predecessor !== null && now - row.createdAt < LONGEST_OVERLAP * MINUTE;
}

/** When the old key stops working after a rotation with this overlap: never later than it would have. */
export function retirement(row: KeyRow, overlapMinutes: number, now: number): number {
  return Math.min(now + overlapMinutes * MINUTE, row.endsAt ?? Infinity);
}

/** When the new key expires: it lives as long as the old one was to, or as the workspace lets it. */
export function newExpiry(row: KeyRow, policies: PoliciesView | null, now: number): number | null {
  const life = row.expiresAt === null ? Infinity : row.expiresAt - row.createdAt;
  const longest = policies?.longestLife ?? null;
  const shorter = Math.min(life, longest === null ? Infinity : longest * DAY);
  return Number.isFinite(shorter) ? now + shorter : null;
}
