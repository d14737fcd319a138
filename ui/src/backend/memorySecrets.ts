import type { KeychainState } from '../bindings/KeychainState';
import type { MoveDone } from '../bindings/MoveDone';
import type { SecretStore } from '../bindings/SecretStore';
import type { StoreChoice } from '../bindings/StoreChoice';
import type { StoreKind } from '../bindings/StoreKind';
import { t } from '../text.svelte';
import { MemoryExchange } from './memoryExchange';
import { checkPassphrase } from './memoryLock';
import { keychainRefusal } from './memoryRules';
import { refuse, refused } from './memoryStore';

/** Beyond it a vault file is offered. */
const MANY = 1000;

const nothing: MoveDone = { moved: 0, missing: [], unfit: [], left: 0, locked: false };

/** Where the twin keeps secrets: nowhere, but it knows what holds them, and who may open it. */
export class MemorySecrets extends MemoryExchange {
  /** What opens the vault file, where a passphrase does. */
  vaultPassphrase: string | null = null;
  /** What is still in the former store. */
  left = 0;
  /** What opens the vault file that it is in, where a passphrase does. */
  otherPassphrase: string | null = null;
  /** What the next move can't take out of the former one. */
  leaves = 0;

  get storeKind(): StoreKind {
    return this.store.kind;
  }

  /** As it is once a move has ended. */
  keepIn(kind: StoreKind, passphrase: string | null = null): void {
    this.store.kind = kind;
    this.vaultPassphrase = passphrase;
  }

  async secretStore(): Promise<SecretStore> {
    await this.begin('secretStore');
    const keys = this.rows.length;
    const { left } = this;
    return {
      kind: this.storeKind,
      keys,
      offersVault: this.storeKind === 'keychain' && keys > MANY,
      declined: this.store.vaultDeclined,
      left,
      file: `${this.view.dataFolder}/vault.db`,
    };
  }

  // What a call brings may be secret: it is told without.
  async moveSecrets(to: StoreChoice, leaving: boolean): Promise<MoveDone> {
    await this.work('moveSecrets', to.kind);
    if (leaving) return this.#leave(to);
    refuse(keychainRefusal(this.store, 'moving'));
    if (to.kind === 'vaultWithPassphrase') checkPassphrase(to.passphrase);
    this.keepIn(to.kind, to.kind === 'vaultWithPassphrase' ? to.passphrase : null);
    this.keychain = 'unlocked';
    const missing = this.rows.filter(({ copyKept }) => copyKept === false);
    const unfit = this.rows.filter(({ copyFits }) => copyFits === false);
    const left = this.leaves;
    this.left = left;
    this.leaves = 0;
    return {
      moved: this.rows.length - missing.length - unfit.length,
      missing: missing.map(({ name }) => name),
      unfit: unfit.map(({ name }) => name),
      left,
      locked: false,
    };
  }

  async bringSecrets(passphrase: string | null): Promise<MoveDone> {
    await this.work('bringSecrets');
    const done = { ...nothing, left: this.left };
    if (this.otherPassphrase !== null && passphrase === null) return { ...done, locked: true };
    if (passphrase !== this.otherPassphrase)
      throw refused('vaultPassphraseWrong', t('error-vault-passphrase'));
    this.left = 0;
    return { ...nothing, moved: done.left };
  }

  async unlockVault(passphrase: string): Promise<KeychainState> {
    await this.begin('unlockVault');
    this.#prove(passphrase);
    this.keychain = 'unlocked';
    return this.keychain;
  }

  async changeVaultPassphrase(current: string, passphrase: string): Promise<void> {
    await this.begin('changeVaultPassphrase');
    checkPassphrase(passphrase);
    this.#prove(current);
    this.vaultPassphrase = passphrase;
  }

  /** Every copy stays where nobody can get at it. */
  #leave(to: StoreChoice): MoveDone {
    if (this.keychain === 'unlocked') throw refused('vaultFailed', t('error-move-usable'));
    // Without a keychain, nothing but a passphrase can open a vault file.
    if (this.keychain === 'absent' && to.kind !== 'vaultWithPassphrase')
      refuse(keychainRefusal(this.store, 'moving'));
    if (to.kind === 'vaultWithPassphrase') checkPassphrase(to.passphrase);
    this.keepIn(to.kind, to.kind === 'vaultWithPassphrase' ? to.passphrase : null);
    this.keychain = 'unlocked';
    for (const { id } of this.rows) this.store.change(id, { copyKept: false });
    return { ...nothing, missing: this.rows.map(({ name }) => name) };
  }

  #prove(passphrase: string): void {
    if (passphrase !== this.vaultPassphrase)
      throw refused('vaultPassphraseWrong', t('error-passphrase-wrong'));
  }
}
