import type { MoveDone } from '../bindings/MoveDone';
import type { SecretStore } from '../bindings/SecretStore';
import type { StoreChoice } from '../bindings/StoreChoice';
import type { StoreKind } from '../bindings/StoreKind';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import type { PlainId } from '../text.svelte';
import type { Keychain } from './keychain.svelte';
import { Work } from './work.svelte';

export const storeNames = {
  keychain: 'store-keychain',
  vaultWithPassphrase: 'store-vault-passphrase',
  vaultWithKeychain: 'store-vault-keychain',
} as const satisfies Record<StoreKind, PlainId>;

/** Where secrets are kept, and moving them elsewhere. */
export class Secrets {
  store = $state.raw<SecretStore | null>(null);
  /** Why it could not be read. */
  error = $state.raw<Refusal | null>(null);
  readonly work: Work;
  readonly #backend: Backend;
  readonly #keychain: Keychain;
  #asked = 0;

  constructor(backend: Backend, keychain: Keychain) {
    this.#backend = backend;
    this.#keychain = keychain;
    this.work = new Work(() => backend.stopWork());
  }

  /** What is asked last counts, whichever answer comes last. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const store = await this.#backend.secretStore();
      if (asked !== this.#asked) return;
      this.store = store;
      this.#keychain.store = store.kind;
      this.error = null;
    } catch (reason) {
      if (asked === this.#asked) this.error = asRefusal(reason);
    }
  }

  /** Also what was stopped or refused may have moved some of them. */
  async move(to: StoreChoice, leaving = false): Promise<MoveDone> {
    try {
      const done = await this.#backend.moveSecrets(to, leaving);
      this.#keychain.store = to.kind;
      return done;
    } finally {
      await Promise.all([this.refresh(), this.#keychain.refresh()]);
    }
  }

  /** Has the present store hold what lies in others, and removes it there. */
  async bring(passphrase: string | null): Promise<MoveDone> {
    try {
      return await this.#backend.bringSecrets(passphrase);
    } finally {
      await Promise.all([this.refresh(), this.#keychain.refresh()]);
    }
  }

  /** From now on a vault file is offered on the page “General” alone. */
  async decline(): Promise<void> {
    const { store } = this;
    if (store) this.store = { ...store, declined: true };
    // Where that is refused it is offered again, which says so.
    await this.#backend.changeSetting({ setting: 'vaultDeclined', value: true }).catch(() => null);
    await this.refresh();
  }

  async changePassphrase(current: string, passphrase: string): Promise<void> {
    await this.#backend.changeVaultPassphrase(current, passphrase);
  }
}
