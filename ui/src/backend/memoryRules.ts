import type { CommandError } from '../bindings/CommandError';
import type { DetailsDraft } from '../bindings/DetailsDraft';
import type { ErrorCode } from '../bindings/ErrorCode';
import type { ExpiryChoice } from '../bindings/ExpiryChoice';
import type { KeyRow } from '../bindings/KeyRow';
import type { PoliciesView } from '../bindings/PoliciesView';
import type { WorkspaceTyped } from '../bindings/WorkspaceTyped';
import { t } from '../text.svelte';
import { DAY } from './memoryLife';
import { fold } from './memoryListing';
import type { MemoryStore } from './memoryStore';

const invisible = /[\p{Cc}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/u;
const invisibleInNotes = /[^\P{Cc}\n\t]/u;
const MOST = 100;
const MOST_ENTRIES = 50;
const MOST_NOTES = 4000;

/** The twin's copy of the rules for names, with the sentences that the Rust side answers with. A rotated key has given up its name. */
export function checkName(name: string, rows: KeyRow[]): CommandError | null {
  if (name === '') return { code: 'nameEmpty', message: t('error-name-empty') };
  const refusal = checkCharacters(name);
  if (refusal) return refusal;
  const taken = rows.find((row) => row.successor === null && fold(row.name) === fold(name));
  if (taken) return { code: 'nameTaken', message: t('error-name-taken', { name: taken.name }) };
  return null;
}

export function checkWorkspace(
  { name, prefix, policies }: WorkspaceTyped,
  others: { name: string }[],
): CommandError | null {
  if (name === '') return { code: 'workspaceNameEmpty', message: t('error-workspace-name-empty') };
  const refusal = checkCharacters(name);
  if (refusal) return refusal;
  const taken = others.find((other) => fold(other.name) === fold(name));
  if (taken)
    return {
      code: 'workspaceNameTaken',
      message: t('error-workspace-name-taken', { name: taken.name }),
    };
  if (!/^[a-z][a-z0-9]{1,11}$/.test(prefix))
    return { code: 'prefixInvalid', message: t('error-prefix') };
  const { defaultExpiry, longestLife } = policies;
  return longestLife !== null && (defaultExpiry === null || defaultExpiry > longestLife)
    ? { code: 'policyInvalid', message: t('error-default-beyond-limit', { days: longestLife }) }
    : null;
}

export function checkShortcut(keys: string | null): CommandError | null {
  return keys === null || /\b(?:Ctrl|Alt|Super)\+/.test(keys)
    ? null
    : { code: 'shortcutModifier', message: t('error-shortcut-modifier') };
}

export function checkDetails({ owner, usedBy, tags, notes }: DetailsDraft): CommandError | null {
  const length = Array.from(notes.trim()).length;
  if (length > MOST_NOTES)
    return {
      code: 'notesInvalid',
      message: t('error-notes-too-long', { most: MOST_NOTES, length }),
    };
  if (invisibleInNotes.test(notes))
    return { code: 'notesInvalid', message: t('error-notes-invisible') };
  return (
    checkEntries('ownerInvalid', [owner]) ??
    checkEntries('usedByInvalid', usedBy) ??
    checkEntries('tagsInvalid', tags)
  );
}

/** The instant, null for never; or why it is refused. */
export function checkExpiry(
  choice: ExpiryChoice,
  { longestLife }: PoliciesView,
  now: number,
): number | null | CommandError {
  const at =
    choice.kind === 'never' ? null : choice.kind === 'at' ? choice.at : now + choice.days * DAY;
  if (at !== null && at <= now) return { code: 'expiryPast', message: t('error-expiry-past') };
  if (longestLife !== null && (at === null || at - now > longestLife * DAY))
    return {
      code: 'expiryBeyondLimit',
      message: t('error-expiry-beyond-limit', { days: longestLife }),
    };
  return at;
}

/** Without blanks around them, blank ones and repetitions. */
export function tidy(entries: string[]): string[] {
  const trimmed = entries.map((entry) => entry.trim()).filter(Boolean);
  return trimmed.filter(
    (entry, i) => trimmed.findIndex((other) => fold(other) === fold(entry)) === i,
  );
}

function checkEntries(code: ErrorCode, typed: string[]): CommandError | null {
  const entries = tidy(typed);
  if (entries.length > MOST_ENTRIES)
    return { code, message: t('error-entries-too-many', { most: MOST_ENTRIES }) };
  for (const entry of entries) {
    const length = Array.from(entry).length;
    if (length > MOST) return { code, message: t('error-entry-too-long', { most: MOST, length }) };
    if (invisible.test(entry)) return { code, message: t('error-entry-invisible') };
  }
  return null;
}

function checkCharacters(name: string): CommandError | null {
  const length = Array.from(name).length;
  if (length > MOST)
    return { code: 'nameTooLong', message: t('error-name-too-long', { most: MOST, length }) };
  return invisible.test(name)
    ? { code: 'nameInvisibleCharacters', message: t('error-name-invisible') }
    : null;
}

export function keychainRefusal(
  { keychain: state, kind }: Pick<MemoryStore, 'keychain' | 'kind'>,
  doing: 'creating' | 'deleting' | 'revealing' | 'renaming' | 'rotating' | 'moving',
): CommandError | null {
  const store = kind === 'vaultWithPassphrase' ? 'vault' : 'keychain';
  switch (state) {
    case 'unlocked':
      return null;
    case 'locked':
      return {
        code: 'keychainLocked',
        message: t('error-keychain-locked', { doing, store }),
      };
    case 'absent':
      return {
        code: 'keychainAbsent',
        message: t('error-keychain-absent', { doing, store }),
      };
    case 'failed':
      return {
        code: 'keychainFailed',
        message: t('error-keychain-failed', { doing, store, reason: 'no reply' }),
      };
  }
}
