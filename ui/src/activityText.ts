import type { Action } from './bindings/Action';
import type { ActivityEntry } from './bindings/ActivityEntry';
import type { FindingKind } from './bindings/FindingKind';
import { dayDate, shortDate } from './dates';
import { kindNames } from './findingText';
import { partsOf, type Part } from './parts';
import { t, type PlainId } from './text.svelte';

type Entry = Pick<ActivityEntry, 'action' | 'at' | 'facts'>;
type Facts = ReadonlyMap<string, string>;

/** Every action, in the order in which a person would look for it. */
export const actions = {
  created: 'action-created',
  shown: 'action-shown',
  renamed: 'action-renamed',
  documented: 'action-documented',
  'expiry-changed': 'action-expiry-changed',
  disabled: 'action-disabled',
  enabled: 'action-enabled',
  rotated: 'action-rotated',
  'rotation-finished': 'action-rotation-finished',
  'rotation-undone': 'action-rotation-undone',
  retired: 'action-retired',
  compromised: 'action-compromised',
  deleted: 'action-deleted',
  postponed: 'action-postponed',
  discarded: 'action-discarded',
  restored: 'action-restored',
  'backed-up': 'action-backed-up',
  'backup-restored': 'action-backup-restored',
  'handed-over': 'action-handed-over',
  recovered: 'action-recovered',
  'lock-set': 'action-lock-set',
  'lock-changed': 'action-lock-changed',
  'lock-removed': 'action-lock-removed',
  'lock-recovered': 'action-lock-recovered',
  'lock-tried': 'action-lock-tried',
  'lock-opened': 'action-lock-opened',
  'backups-scheduled': 'action-backups-scheduled',
  'backups-stopped': 'action-backups-stopped',
  'secrets-moved': 'action-secrets-moved',
  imported: 'action-imported',
  'keys-imported': 'action-keys-imported',
  'workspace-created': 'action-workspace-created',
  'workspace-changed': 'action-workspace-changed',
  'workspace-deleted': 'action-workspace-deleted',
} as const satisfies Record<Action, PlainId>;

const surfaces: Record<string, PlainId> = {
  window: 'surface-window',
  tray: 'surface-tray',
  shortcut: 'surface-shortcut',
  launcher: 'surface-launcher',
  keywright: 'surface-keywright',
};

/** Where it was done, in the reader's words; an unknown word as it is. */
export function surfaceName(word: string): string {
  const id = surfaces[word];
  return id ? t(id) : word;
}

/** What an entry says: one sentence, or one for each detail that was changed. */
export function activitySentences(entry: Entry): Part[][] {
  // Of a name that stands several times the first counts; only `changed` does so on purpose.
  const facts = new Map([...entry.facts].reverse());
  const changed = entry.facts.filter(([name]) => name === 'changed').map(([, part]) => part);
  if (entry.action === 'documented') return several(changed.map((part) => detail(part, facts)));
  if (entry.action === 'workspace-created') return [oneFor(entry, facts), ...policies(facts)];
  if (entry.action === 'workspace-changed')
    return several(changed.map((part) => workspacePart(part, facts)));
  return [oneFor(entry, facts)];

  /** Facts that say nothing leave what the action is called. */
  function several(sentences: (Part[] | null)[]): Part[][] {
    const told = sentences.filter((sentence) => sentence !== null);
    return told.length > 0 ? told : [[nameOf(entry.action)]];
  }
}

function nameOf(action: string): string {
  return Object.hasOwn(actions, action) ? t(actions[action as Action]) : action;
}

function oneFor({ action, at }: Entry, facts: Facts): Part[] {
  const value = (name: string): string => facts.get(name) ?? '';
  switch (action) {
    case 'created': {
      const environment = value('environment');
      return facts.has('predecessor')
        ? [t('activity-created-successor', { environment })]
        : [t('activity-created', { environment })];
    }
    case 'renamed':
      return partsOf((name) =>
        t('activity-renamed', { from: name(value('from')), to: name(value('to')) }),
      );
    case 'expiry-changed':
      return [expiry(date(facts.get('from')), date(facts.get('to')))];
    case 'rotated':
      return [rotation(at, facts.get('until'))];
    case 'compromised':
      return facts.get('note')
        ? partsOf((name) => t('activity-compromised', { note: name(value('note')) }))
        : [nameOf(action)];
    case 'postponed':
      return postponed(facts);
    case 'restored':
    case 'backed-up':
    case 'backup-restored':
      return [backup(action, facts)];
    case 'handed-over':
      return [handedOver(facts)];
    case 'recovered':
      return facts.get('reason')
        ? partsOf((name) => t('activity-recovered', { reason: name(value('reason')) }))
        : [nameOf(action)];
    case 'lock-tried':
    case 'lock-opened':
      return [lockTries(action, facts)];
    case 'imported':
      return [facts.get('foreign') === 'yes' ? t('activity-imported-foreign') : nameOf(action)];
    case 'keys-imported':
      return [keysImported(facts)];
    case 'backups-scheduled':
      return facts.get('folder')
        ? partsOf((name) =>
            t('activity-backups-scheduled', {
              every: value('every'),
              folder: name(value('folder')),
              recipient: value('recipient').slice(0, RECIPIENT),
            }),
          )
        : [nameOf(action)];
    case 'secrets-moved':
      return [moved(facts)];
    case 'workspace-created':
      return partsOf((name) =>
        t('activity-workspace-created', { name: name(value('name')), prefix: value('prefix') }),
      );
    case 'workspace-deleted':
      return partsOf((name) => t('activity-workspace-deleted', { name: name(value('name')) }));
    default:
      return [nameOf(action)];
  }
}

function expiry(from: string | null, to: string | null): string {
  if (from && to) return t('activity-expiry-changed', { from, to });
  if (to) return t('activity-expiry-set', { to });
  return from ? t('activity-expiry-removed', { from }) : t('action-expiry-changed');
}

function rotation(at: number, until: string | undefined): string {
  const end = date(until);
  if (!end) return t('action-rotated');
  return Number(until) <= at
    ? t('activity-rotated-at-once')
    : t('activity-rotated', { until: end });
}

function postponed(facts: Facts): Part[] {
  const word = facts.get('kind') ?? '';
  const kind = Object.hasOwn(kindNames, word) ? t(kindNames[word as FindingKind]) : word;
  const until = day(facts.get('until'));
  const reason = facts.get('reason') ?? '';
  if (until === null) return [t('activity-brought-back', { kind })];
  return reason === ''
    ? [t('activity-postponed', { until, kind })]
    : partsOf((name) => t('activity-postponed-because', { until, kind, reason: name(reason) }));
}

/** As many characters of a recipient as tell two sheets apart. */
const RECIPIENT = 12;
/** As many digits of a fingerprint as tell two backups apart. */
const FINGERPRINT = 12;

/** Facts that are not as they were written leave what the action is called. */
function backup(action: 'restored' | 'backed-up' | 'backup-restored', facts: Facts): string {
  const when = date(facts.get('backup'));
  const [keys, secrets] = [count(facts.get('keys')), count(facts.get('secrets'))];
  const fingerprint = (facts.get('fingerprint') ?? '').slice(0, FINGERPRINT);
  if (action === 'restored')
    return when ? t('activity-restored', { was: facts.get('was') ?? '', when }) : nameOf(action);
  if (keys === null || secrets === null) return nameOf(action);
  if (action === 'backed-up') return t('activity-backed-up', { keys, secrets, fingerprint });
  return when
    ? t('activity-backup-restored', { when, keys, secrets, fingerprint })
    : nameOf(action);
}

function keysImported(facts: Facts): string {
  const [format, keys] = [facts.get('from'), count(facts.get('keys'))];
  if (format === undefined || keys === null) return nameOf('keys-imported');
  return t('activity-keys-imported', { format, keys });
}

function handedOver(facts: Facts): string {
  const [format, encrypted] = [facts.get('format'), facts.get('encrypted')];
  const [keys, recipient] = [count(facts.get('keys')), facts.get('recipient')];
  if (format === undefined || encrypted === undefined || keys === null)
    return nameOf('handed-over');
  if (format !== 'letter') return t('activity-handed-over', { format, encrypted, keys });
  return recipient === undefined
    ? t('activity-handed-over-letter')
    : t('activity-handed-over-to', { recipient });
}

function lockTries(action: 'lock-tried' | 'lock-opened', facts: Facts): string {
  const tries = count(facts.get('tries'));
  if (tries === null) return nameOf(action);
  return action === 'lock-tried'
    ? t('activity-lock-tried', { tries })
    : t('activity-lock-opened', { tries });
}

function moved(facts: Facts): string {
  const [from, to] = [facts.get('from'), facts.get('to')];
  if (from === undefined || to === undefined) return t('action-secrets-moved');
  const behind = count(facts.get('behind'));
  if (behind !== null) return t('activity-secrets-left', { from, to, behind });
  const secrets = count(facts.get('secrets'));
  return secrets === null
    ? t('action-secrets-moved')
    : t('activity-secrets-moved', { from, to, secrets });
}

const details = {
  owner: ['activity-owner-set', 'activity-owner-changed', 'activity-owner-removed'],
  used_by: ['activity-used-by-set', 'activity-used-by-changed', 'activity-used-by-removed'],
  tags: ['activity-tags-set', 'activity-tags-changed', 'activity-tags-removed'],
} as const;

function detail(part: string, facts: Facts): Part[] | null {
  if (part === 'notes') return [t('activity-notes')];
  if (!Object.hasOwn(details, part)) return null;
  const [set, changed, removed] = details[part as keyof typeof details];
  const from = facts.get(`${part}.from`) ?? '';
  const to = facts.get(`${part}.to`) ?? '';
  return partsOf((name) => {
    if (from && to) return t(changed, { from: name(from), to: name(to) });
    return to ? t(set, { to: name(to) }) : t(removed, { from: name(from) });
  });
}

function workspacePart(part: string, facts: Facts): Part[] | null {
  const from = facts.get(`${part}.from`) ?? '';
  const to = facts.get(`${part}.to`) ?? '';
  if (part === 'name')
    return partsOf((name) => t('activity-workspace-renamed', { from: name(from), to: name(to) }));
  if (part === 'prefix') return [t('activity-prefix', { from, to })];
  return policy(part, to);
}

/** What a new workspace set that differs from what is set without a choice. */
function policies(facts: Facts): Part[][] {
  return ['default_expiry', 'longest_life', 'rotation_period', 'copies', 'recovery']
    .filter((part) => facts.has(part))
    .map((part) => policy(part, facts.get(part) ?? ''))
    .filter((sentence) => sentence !== null);
}

function policy(part: string, value: string): Part[] | null {
  const days = value === '' ? 0 : Number(value);
  switch (part) {
    case 'default_expiry':
      return [t('activity-default-expiry', { days })];
    case 'longest_life':
      return [t('activity-longest-life', { days })];
    case 'rotation_period':
      return [t('activity-rotation-period', { days })];
    case 'copies':
      return [value === 'kept' ? t('activity-copies-kept') : t('activity-copies-digest-only')];
    case 'recovery':
      return [
        value === 'allowed' ? t('activity-recovery-allowed') : t('activity-recovery-ruled-out'),
      ];
    default:
      return null;
  }
}

/** An instant among the facts; what is no number was written by someone else. */
function date(milliseconds: string | undefined): string | null {
  return isInstant(milliseconds) ? shortDate(Number(milliseconds)) : null;
}

function day(milliseconds: string | undefined): string | null {
  return isInstant(milliseconds) ? dayDate(Number(milliseconds)) : null;
}

function count(digits: string | undefined): number | null {
  return digits !== undefined && /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

function isInstant(text: string | undefined): boolean {
  return text !== undefined && /^-?\d{1,15}$/.test(text);
}
