import { words } from '../words';
import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { CommandError } from '../bindings/CommandError';
import type { Environment } from '../bindings/Environment';
import type { ErrorCode } from '../bindings/ErrorCode';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyPage } from '../bindings/KeyPage';
import type { ListQuery } from '../bindings/ListQuery';
import type { Overview } from '../bindings/Overview';
import type { RevealedKey } from '../bindings/RevealedKey';

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
  return new Refusal({ code: 'internal', message: words.unreadable });
}
