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
  /** Whether a vault file is not wanted now. Known to this page alone: the next one offers it again. */
  declined = $state(false);
  readonly work: Work;
  readonly #backend: Backend;
  readonly #keychain: Keychain;
  #asked = 0;

  constructor(backend: Backend, keychain: Keychain) {
    this.#backend = backend;
    this.#keychain = keychain;
    this.work = new Work(() => backend.stopWork());
  }

  /** What to move out of, where a vault file is offered and may be wanted. */
  get offer(): SecretStore | null {
    return this.store?.offersVault && !this.declined ? this.store : null;
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
  async move(to: StoreChoice): Promise<MoveDone> {
    try {
      const done = await this.#backend.moveSecrets(to);
      this.#keychain.store = to.kind;
      return done;
    } finally {
      await Promise.all([this.refresh(), this.#keychain.refresh()]);
    }
  }

  /** Ends a move after which something was left in the former store. */
  async finish(): Promise<MoveDone> {
    const kind = this.store?.kind ?? 'keychain';
    // A vault file that is in use is open: nothing has to open it.
    return this.move(kind === 'vaultWithPassphrase' ? { kind, passphrase: '' } : { kind });
  }

  async changePassphrase(current: string, passphrase: string): Promise<void> {
    await this.#backend.changeVaultPassphrase(current, passphrase);
  }
}
