import type { CommandError } from '../bindings/CommandError';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyRow } from '../bindings/KeyRow';

const invisible = /[\p{Cc}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** The twin's copy of the rules for names, with the sentences that the Rust side answers with. */
export function checkName(name: string, rows: KeyRow[]): CommandError | null {
  const length = Array.from(name).length;
  if (length === 0)
    return {
      code: 'nameEmpty',
      message: 'Enter a name, for example “CRM Integration Secret”.',
    };
  if (length > 100)
    return {
      code: 'nameTooLong',
      message: `A name has at most 100 characters; this one has ${String(length)}.`,
    };
  if (invisible.test(name))
    return {
      code: 'nameInvisibleCharacters',
      message: 'Remove the invisible characters from the name.',
    };
  const taken = rows.find((row) => row.name.toLowerCase() === name.toLowerCase());
  if (taken)
    return {
      code: 'nameTaken',
      message: `A key named “${taken.name}” exists in this workspace. Choose another name.`,
    };
  return null;
}

export function keychainRefusal(
  state: KeychainState,
  done: 'created' | 'deleted' | 'shown',
): CommandError | null {
  const nothing = done === 'created' ? 'No key was created.' : `The key was not ${done}.`;
  switch (state) {
    case 'unlocked':
      return null;
    case 'locked':
      return {
        code: 'keychainLocked',
        message: `The keychain is locked. ${nothing} Unlock it and choose Confirm again.`,
      };
    case 'absent':
      return {
        code: 'keychainAbsent',
        message: `No keychain service is running. Keywright keeps secrets only there. ${nothing} Start one, then choose Confirm again.`,
      };
    case 'failed':
      return { code: 'keychainFailed', message: `The keychain does not answer. ${nothing}` };
  }
}
