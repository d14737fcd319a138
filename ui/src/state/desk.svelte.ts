import type { KeyRow } from '../bindings/KeyRow';
import type { Overview } from '../bindings/Overview';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { Start } from '../bindings/Start';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { Clipboard } from './clipboard.svelte';
import { Dialogs } from './dialogs.svelte';
import { Keychain } from './keychain.svelte';
import { KeyList } from './keyList.svelte';
import { Notices } from './notices.svelte';

/** What the window works on, and the steps in which several of its parts change together. */
export class Desk {
  workspace = $state.raw<WorkspaceInfo | null>(null);
  /** The key whose reveal step is open: it is being shown, so it is not one that never was. */
  revealing = $state<string | null>(null);
  readonly backend: Backend;
  readonly list: KeyList;
  readonly keychain: Keychain;
  readonly clipboard: Clipboard;
  readonly dialogs = new Dialogs();
  readonly notices = new Notices();
  #overviewError = $state.raw<Refusal | null>(null);
  #drawn: string | null = null;
  #confirming: Promise<void> = Promise.resolve();

  constructor(backend: Backend) {
    this.backend = backend;
    this.list = new KeyList(backend);
    this.keychain = new Keychain(backend);
    this.clipboard = new Clipboard(backend);
  }

  /** Without a list there is nothing to show but why. */
  get error(): Refusal | null {
    return this.list.error ?? this.#overviewError;
  }

  get neverShown(): KeyRow[] {
    return this.list.neverShown.filter((row) => row.id !== this.revealing);
  }

  /** Draws what was read ahead; `start` finds what has changed since. */
  take(first: Start): void {
    this.workspace = first.workspace;
    this.list.take(first.page);
  }

  /** Asks for both at once: neither waits for the other. */
  async start(): Promise<void> {
    await Promise.all([this.#look(this.backend.overview()), this.list.refresh()]);
  }

  reveal(revealed: RevealedKey): void {
    this.revealing = revealed.record.id;
    this.dialogs.next({ kind: 'reveal', revealed });
    void this.list.refresh();
    void this.keychain.refresh();
  }

  async showUnseen(row: KeyRow, opener: HTMLElement): Promise<void> {
    const revealed = await this.backend.revealKey(row.id);
    if (this.dialogs.open({ kind: 'reveal', revealed }, opener)) this.revealing = row.id;
    // Another dialog was opened meanwhile: the key keeps its showing for later.
    else await this.backend.closeReveal();
  }

  /** The reveal step has been drawn. Should saying so fail, it is said once more. */
  drawn(id: string): void {
    if (this.#drawn === id) return;
    this.#drawn = id;
    this.#confirming = this.backend
      .confirmShown(id)
      .catch(() => this.backend.confirmShown(id))
      .catch(() => undefined);
  }

  /** Forgets the key here and in Rust; nothing in the page can show it from here on. */
  async forget(revealed: RevealedKey): Promise<void> {
    revealed.accessKey = '';
    // Whoever closes the step has seen it.
    this.drawn(revealed.record.id);
    await this.#confirming;
    await this.backend.closeReveal().catch(() => undefined);
    await this.list.refresh();
    this.revealing = null;
  }

  async delete(row: KeyRow): Promise<void> {
    try {
      await this.backend.deleteKey(row.id);
      await this.list.refresh();
    } finally {
      void this.keychain.refresh();
    }
  }

  async #look(asked: Promise<Overview>): Promise<void> {
    try {
      const { workspace, keychain } = await asked;
      this.workspace = workspace;
      this.keychain.set(keychain);
      this.#overviewError = null;
    } catch (reason) {
      this.#overviewError = asRefusal(reason);
      void this.keychain.refresh();
    }
  }
}
