import { t } from '../text.svelte';
import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { CommandError } from '../bindings/CommandError';
import type { Environment } from '../bindings/Environment';
import type { ErrorCode } from '../bindings/ErrorCode';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyPage } from '../bindings/KeyPage';
import type { KeyRow } from '../bindings/KeyRow';
import type { ListQuery } from '../bindings/ListQuery';
import type { News } from '../bindings/News';
import type { Overview } from '../bindings/Overview';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { SettingChange } from '../bindings/SettingChange';
import type { SettingsView } from '../bindings/SettingsView';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';

/** What the page can ask for. Every call rejects with a `Refusal` and with nothing else. */
export interface Backend {
  overview(): Promise<Overview>;
  keychainState(): Promise<KeychainState>;
  /** Makes the system ask for the keychain's password. */
  unlockKeychain(): Promise<KeychainState>;
  listKeys(query: ListQuery): Promise<KeyPage>;
  /** The row's index in the whole result of the query, null when it is not in it. */
  locateKey(id: string, query: ListQuery): Promise<number | null>;
  createKey(name: string, environment: Environment): Promise<RevealedKey>;
  /** Only for a key that was never shown to anyone. */
  revealKey(id: string): Promise<RevealedKey>;
  /** Says that the reveal step with this key has been drawn. */
  confirmShown(id: string): Promise<void>;
  /** Copies the key that is being revealed; the page itself never touches the clipboard. */
  copyKey(): Promise<ClipboardTimer>;
  closeReveal(): Promise<void>;
  clearClipboard(): Promise<void>;
  deleteKey(id: string): Promise<void>;
  /** From here on `onNews` is called with what happens without having been asked for. */
  watch(onNews: (news: News) => void): Promise<void>;
  settings(): Promise<SettingsView>;
  changeSetting(change: SettingChange): Promise<SettingsView>;
  changeWorkspace(name: string, prefix: string): Promise<WorkspaceInfo>;
  /** Shows the data folder in the desktop's own program for files. */
  openDataFolder(): Promise<void>;
  renameKey(id: string, name: string): Promise<KeyRow>;
  /** The name that Keywright gave the key is the one that the person wants. */
  keepName(id: string): Promise<void>;
  copyTruncatedKey(id: string): Promise<void>;
  /** Closes without asking again. */
  /** Says that the person is being asked; a window whose page says nothing closes in the end. */
  askedClosing(): Promise<void>;
  closeWindow(): Promise<void>;
}

export class Refusal extends Error implements CommandError {
  readonly code: ErrorCode;

  constructor({ code, message }: CommandError) {
    super(message);
    this.code = code;
  }
}

/** The shell rejects with words of its own when it cannot read what a command was given. */
export function asRefusal(reason: unknown): Refusal {
  if (reason instanceof Refusal) return reason;
  if (typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason)
    return new Refusal(reason as CommandError);
  return new Refusal({ code: 'internal', message: t('error-unreadable') });
}
