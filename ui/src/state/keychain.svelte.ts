import type { KeychainState } from '../bindings/KeychainState';
import { asRefusal, type Backend, type Refusal } from '../backend/types';

const LOOK_AGAIN = 5000;

/** The keychain's state as the page knows it, and the one thing that can be done about it. */
export class Keychain {
  /** Null until the first answer: nothing is claimed before it. */
  state = $state<KeychainState | null>(null);
  unlocking = $state(false);
  error = $state.raw<Refusal | null>(null);
  readonly #backend: Backend;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  set(state: KeychainState | null): void {
    this.state = state;
    if (state !== 'locked') this.error = null;
  }

  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const state = await this.#backend.keychainState().catch(unasked);
    if (asked === this.#asked && !this.unlocking) this.set(state);
  }

  async unlock(): Promise<void> {
    if (this.unlocking) return;
    this.unlocking = true;
    this.error = null;
    try {
      this.set(await this.#backend.unlockKeychain());
    } catch (reason) {
      this.error = asRefusal(reason);
    } finally {
      this.unlocking = false;
    }
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
}

/** Without the registry the keychain was not asked, and nothing is claimed of it. */
function unasked(reason: unknown): KeychainState | null {
  return asRefusal(reason).code.startsWith('registry') ? null : 'failed';
}
