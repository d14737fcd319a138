import type { KeychainState } from '../bindings/KeychainState';
import type { StoreKind } from '../bindings/StoreKind';
import { asRefusal, type Backend, type Refusal } from '../backend/types';

const LOOK_AGAIN = 5000;

/**
 * What holds the secrets, its state as the page knows it, and the one thing that can be done about
 * it. Mostly it is the system's keychain; a vault file may be in its place.
 */
export class Keychain {
  store = $state<StoreKind>('keychain');
  /** Null until the first answer: nothing is claimed before it. */
  state = $state<KeychainState | null>(null);
  unlocking = $state(false);
  /** Whether the person is being asked for the passphrase of the vault file. */
  asking = $state(false);
  error = $state.raw<Refusal | null>(null);
  readonly #backend: Backend;
  #opener: HTMLElement | null = null;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Whether Keywright itself asks for what unlocks it, and not the system. */
  get asksPassphrase(): boolean {
    return this.store === 'vaultWithPassphrase';
  }

  /** What sentences about a copy call the place where it is. */
  get place(): 'keychain' | 'vault' {
    return this.store === 'keychain' ? 'keychain' : 'vault';
  }

  set(state: KeychainState | null): void {
    this.state = state;
    if (state === 'locked') return;
    this.error = null;
    // Whoever has just typed the passphrase is told first.
    if (!this.unlocking) this.asking = false;
  }

  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const state = await this.#backend.keychainState().catch(unasked);
    if (asked === this.#asked && !this.unlocking) this.set(state);
  }

  /** What it is asked from has the focus again afterwards. */
  async unlock(opener: HTMLElement | null = null): Promise<void> {
    if (this.asksPassphrase) this.ask(opener);
    else await this.#unlock(() => this.#backend.unlockKeychain()).catch(this.#tell);
  }

  ask(opener: HTMLElement | null = null): void {
    this.#opener = opener;
    this.asking = true;
  }

  /** Rejects with what the person is to be told beside the passphrase. */
  unlockVault(passphrase: string): Promise<void> {
    return this.#unlock(() => this.#backend.unlockVault(passphrase));
  }

  /** Asks no longer; the answer is what asked, if that is still there. */
  stopAsking(): HTMLElement | null {
    const opener = this.#opener;
    this.#opener = null;
    this.asking = false;
    return opener?.isConnected ? opener : null;
  }

  /** Looks again when the window gets the focus, and now and then while there is something to wait for. */
  watch(): () => void {
    const onFocus = (): void => void this.refresh();
    const timer = setInterval(() => {
      if (this.state !== 'unlocked' && document.visibilityState === 'visible') void this.refresh();
    }, LOOK_AGAIN);
    window.addEventListener('focus', onFocus);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', onFocus);
    };
  }

  async #unlock(unlocked: () => Promise<KeychainState>): Promise<void> {
    if (this.unlocking) return;
    this.unlocking = true;
    this.error = null;
    try {
      const state = await unlocked();
      // What was asked before says nothing any more.
      this.#asked += 1;
      this.set(state);
    } finally {
      this.unlocking = false;
    }
  }

  readonly #tell = (reason: unknown): void => {
    this.error = asRefusal(reason);
  };
}

/** Without the registry the keychain was not asked, and nothing is claimed of it. */
function unasked(reason: unknown): KeychainState | null {
  return asRefusal(reason).code.startsWith('registry') ? null : 'failed';
}
