import type { AuditCharts } from '../bindings/AuditCharts';
import type { AuditPage } from '../bindings/AuditPage';
import type { AuditQuery } from '../bindings/AuditQuery';
import type { Finding } from '../bindings/Finding';
import type { FindingKind } from '../bindings/FindingKind';
import type { KeyRow } from '../bindings/KeyRow';
import { fold } from './memoryListing';
import { DAY } from './memoryLife';
import type { MemoryStore } from './memoryStore';

const kinds: FindingKind[] = [
  'expired',
  'expiring',
  'overdue',
  'neverRotated',
  'noOwner',
  'noUsedBy',
  'longDisabled',
  'liveLikeTest',
  'secretMissing',
  'secretUnfit',
  'secretCameBack',
  'secretWithoutRecord',
];
const LONG_DISABLED = 90 * DAY;
const NEVER_ROTATED = 365 * DAY;

export function audit(store: MemoryStore, query: AuditQuery): AuditPage {
  const { owner, postponed, offset, limit } = query;
  const all = findings(store, query.workspace).filter(
    ({ row }) => owner === null || fold(row?.owner ?? '') === fold(owner),
  );
  const isOff = ({ postponedUntil }: Finding): boolean => postponedUntil !== null;
  const open = all.filter((finding) => !isOff(finding));
  const found = all
    .filter((finding) => isOff(finding) === postponed)
    .filter(({ kind }) => query.kinds.length === 0 || query.kinds.includes(kind));
  return {
    findings: found.slice(offset, offset + limit),
    matching: found.length,
    counts: kinds
      .map((kind) => ({ kind, count: open.filter((finding) => finding.kind === kind).length }))
      .filter(({ count }) => count > 0),
    postponed: all.length - open.length,
    keychainChecked: store.keychainChecked,
  };
}

function findings(store: MemoryStore, workspace: number): Finding[] {
  const now = Date.now();
  const rows = store.keys
    .filter((key) => key.workspace === workspace)
    .map((key) => store.row(key))
    .sort((a, b) => (a.endsAt ?? Infinity) - (b.endsAt ?? Infinity) || 0);
  const { keepCopies, rotationPeriod } = store.workspaceOf(workspace).policies;
  const found = rows.flatMap((row) => findingsOf(row, rotationPeriod, now));
  for (const [application, users] of applications(rows)) {
    const live = users.find((row) => row.environment === 'live');
    if (live && users.some((row) => row.environment === 'test'))
      found.push({ ...about('liveLikeTest', live, live.createdAt), application });
  }
  if (store.keychainChecked) {
    for (const row of rows) {
      const { copyKept, copyFits } = store.key(row.id);
      // Gone for good, not lost.
      if (!keepCopies || (row.retiresAt !== null && row.status === 'expired')) continue;
      if (copyKept === false) found.push(about('secretMissing', row, null));
      else if (copyFits === false) found.push(about('secretUnfit', row, null));
    }
    for (const id of store.strays) {
      const row = rows.find((listed) => listed.id === id);
      if (row) found.push(about('secretCameBack', row, row.createdAt));
      else found.push({ ...about('secretWithoutRecord', null, null), id });
    }
  }
  return found
    .map((finding) => withPostponement(store, finding, now))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function findingsOf(row: KeyRow, rotationPeriod: number | null, now: number): Finding[] {
  const { status, createdAt, disabledAt } = row;
  const works = status !== 'expired' && status !== 'disabled';
  const age = now - createdAt;
  const rotatable = works && row.successor === null;
  const overdue = rotatable && rotationPeriod !== null && age >= rotationPeriod * DAY;
  const tests: [FindingKind, boolean, number | null][] = [
    ['expired', status === 'expired', row.endsAt],
    ['expiring', status === 'expiring', row.endsAt],
    ['overdue', overdue, createdAt],
    ['neverRotated', rotatable && row.predecessor === null && age >= NEVER_ROTATED, createdAt],
    ['noOwner', works && row.owner === null, createdAt],
    ['noUsedBy', works && row.usedBy.length === 0, createdAt],
    [
      'longDisabled',
      status === 'disabled' && now - (disabledAt ?? now) >= LONG_DISABLED,
      disabledAt,
    ],
  ];
  return tests.filter(([, found]) => found).map(([kind, , at]) => about(kind, row, at));
}

function applications(rows: KeyRow[]): Map<string, KeyRow[]> {
  const users = new Map<string, KeyRow[]>();
  for (const row of rows)
    for (const application of row.usedBy)
      users.set(application, [...(users.get(application) ?? []), row]);
  return users;
}

function about(kind: FindingKind, row: KeyRow | null, at: number | null): Finding {
  return { kind, id: row?.id ?? '', row, at, application: '', postponedUntil: null, reason: '' };
}

function withPostponement(store: MemoryStore, finding: Finding, now: number): Finding {
  const off = store.postponed.findLast(
    ({ kind, id, until }) => kind === finding.kind && id === finding.id && until > now,
  );
  return off ? { ...finding, postponedUntil: off.until, reason: off.reason } : finding;
}

export function charts(store: MemoryStore, workspace: number): AuditCharts {
  const now = Date.now();
  const rows = store.keys.filter((key) => key.workspace === workspace);
  const gone = store.deleted.filter((key) => key.workspace === workspace);
  const bounds = [0, 30, 90, 180, 365, 730];
  const ages = bounds.map((from, i) => {
    const until = bounds[i + 1] ?? null;
    const within = rows.filter(({ createdAt }) => {
      const days = (now - createdAt) / DAY;
      return days >= from && (until === null || days < until);
    });
    return { from, until, keys: within.length };
  });
  const withdrawn = [
    ...rows.flatMap(({ disabledAt }) => disabledAt ?? []),
    ...gone.map(({ deletedAt }) => deletedAt),
  ];
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = monthOf(new Date(new Date(now).getFullYear(), new Date(now).getMonth() - 11 + i));
    const within = (at: number): boolean => monthOf(new Date(at)) === month;
    return {
      month,
      created: [...rows, ...gone].filter(({ createdAt }) => within(createdAt)).length,
      withdrawn: withdrawn.filter(within).length,
    };
  });
  return { ages, months, rotationPeriod: store.workspaceOf(workspace).policies.rotationPeriod };
}

function monthOf(date: Date): string {
  return `${String(date.getFullYear())}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}
