import type { CommandError } from '../bindings/CommandError';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyRow } from '../bindings/KeyRow';
import { t } from '../text.svelte';

const invisible = /[\p{Cc}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/u;
const MOST = 100;

/** The twin's copy of the rules for names, with the sentences that the Rust side answers with. */
export function checkName(name: string, rows: KeyRow[]): CommandError | null {
  if (name === '') return { code: 'nameEmpty', message: t('error-name-empty') };
  const refusal = checkCharacters(name);
  if (refusal) return refusal;
  const taken = rows.find((row) => row.name.toLowerCase() === name.toLowerCase());
  if (taken) return { code: 'nameTaken', message: t('error-name-taken', { name: taken.name }) };
  return null;
}

export function checkWorkspace(name: string, prefix: string): CommandError | null {
  if (name === '') return { code: 'workspaceNameEmpty', message: t('error-workspace-name-empty') };
  const refusal = checkCharacters(name);
  if (refusal) return refusal;
  return /^[a-z][a-z0-9]{1,11}$/.test(prefix)
    ? null
    : { code: 'prefixInvalid', message: t('error-prefix') };
}

export function checkShortcut(keys: string | null): CommandError | null {
  return keys === null || /\b(?:Ctrl|Alt|Super)\+/.test(keys)
    ? null
    : { code: 'shortcutModifier', message: t('error-shortcut-modifier') };
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
  state: KeychainState,
  doing: 'creating' | 'deleting' | 'revealing' | 'renaming',
): CommandError | null {
  switch (state) {
    case 'unlocked':
      return null;
    case 'locked':
      return { code: 'keychainLocked', message: t('error-keychain-locked', { doing }) };
    case 'absent':
      return { code: 'keychainAbsent', message: t('error-keychain-absent', { doing }) };
    case 'failed':
      return {
        code: 'keychainFailed',
        message: t('error-keychain-failed', { doing, reason: 'no reply' }),
      };
  }
}
