import type { Finding } from './bindings/Finding';
import type { FindingKind } from './bindings/FindingKind';
import type { KeyRow } from './bindings/KeyRow';
import { dayDate, daysUntil } from './dates';
import { partsOf, type Part } from './parts';
import { unrotatable } from './state/keyLife';
import { statusText } from './status';
import { region, t, type PlainId } from './text.svelte';

/** What is counted on the card of each kind, the most urgent first. */
export const kindNames = {
  expired: 'finding-kind-expired',
  expiring: 'finding-kind-expiring',
  liveLikeTest: 'finding-kind-live-like-test',
  overdue: 'finding-kind-overdue',
  neverRotated: 'finding-kind-never-rotated',
  secretMissing: 'finding-kind-secret-missing',
  secretUnfit: 'finding-kind-secret-unfit',
  secretCameBack: 'finding-kind-secret-came-back',
  secretWithoutRecord: 'finding-kind-secret-without-record',
  noOwner: 'finding-kind-no-owner',
  noUsedBy: 'finding-kind-no-used-by',
  longDisabled: 'finding-kind-long-disabled',
} as const satisfies Record<FindingKind, PlainId>;

/** What is the matter with a key, and what that means. */
export function findingText(
  { kind, row, at, application }: Finding,
  rotationPeriod: number | null,
  now: number,
): Part[] {
  const days = at === null ? 0 : Math.max(0, -daysUntil(at, now));
  switch (kind) {
    case 'expired':
      return [t('finding-expired', { status: row ? statusText(row, now) : '' })];
    case 'expiring': {
      const status = row ? statusText(row, now) : '';
      const users = row?.usedBy ?? [];
      return users.length === 0
        ? [t('finding-expiring', { status })]
        : partsOf((name) => t('finding-expiring-used', { status, users: listOf(users, name) }));
    }
    case 'liveLikeTest':
      return partsOf((name) => t('finding-live-like-test', { name: name(application) }));
    case 'overdue':
      return [t('finding-overdue', { days, period: rotationPeriod ?? 0 })];
    case 'neverRotated':
      return [t('finding-never-rotated', { days })];
    case 'secretMissing':
      return [t('finding-secret-missing', { way: wayBack(row) })];
    case 'secretUnfit':
      return [t('finding-secret-unfit', { way: wayBack(row) })];
    case 'secretCameBack':
      return [t('finding-secret-came-back')];
    case 'secretWithoutRecord':
      return [t('finding-secret-without-record')];
    case 'noOwner':
      return [t('finding-no-owner')];
    case 'noUsedBy':
      return [t('finding-no-used-by')];
    case 'longDisabled':
      return [t('finding-long-disabled', { days })];
  }
}

/** How a key gets a copy again. */
function wayBack(row: KeyRow | null): 'rotate' | 'delete' | 'restore' {
  if (row === null) return 'restore';
  return ({ rotated: 'restore', ended: 'delete', none: 'rotate' } as const)[
    unrotatable(row) ?? 'none'
  ];
}

/** Until when a finding is put off, and why. */
export function postponedText({ postponedUntil, reason }: Finding): Part[] {
  if (postponedUntil === null) return [];
  const date = dayDate(postponedUntil);
  return reason === ''
    ? [t('finding-postponed', { date })]
    : partsOf((name) => t('finding-postponed-because', { date, reason: name(reason) }));
}

function listOf(names: string[], name: (text: string) => string): string {
  const list = new Intl.ListFormat(region(), { style: 'narrow', type: 'conjunction' });
  return list.format(names.map(name));
}
