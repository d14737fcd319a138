import type { ClosingReason } from '../bindings/ClosingReason';
import type { First } from '../bindings/First';
import type { KeyRow } from '../bindings/KeyRow';
import type { News } from '../bindings/News';
import type { Overview } from '../bindings/Overview';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import { asRefusal, Refusal, type Backend } from '../backend/types';
import { t } from '../text.svelte';
import { Clipboard } from './clipboard.svelte';
import { Dialogs } from './dialogs.svelte';
import { Keychain } from './keychain.svelte';
import { KeyList } from './keyList.svelte';
import { Notices } from './notices.svelte';
import { Settings } from './settings.svelte';

export type Page = 'keys' | 'settings';

/** What the window works on, and the steps in which several of its parts change together. */
export class Desk {
  page = $state<Page>('keys');
  workspace = $state.raw<WorkspaceInfo | null>(null);
  /** The key whose reveal step is open: it is being shown, so it is not one that never was. */
  revealing = $state<string | null>(null);
  /** The key that is to be brought into view as soon as nothing lies over the table. */
  wanted = $state<string | null>(null);
  /** Why a key that was asked for elsewhere was not created. */
  notCreated = $state.raw<Refusal | null>(null);
  /** The window is about to close, if the person agrees. */
  closing = $state<ClosingReason | null>(null);
  /** As it was when the page started; null until then. */
  overview: Overview | null = null;
  readonly backend: Backend;
  readonly list: KeyList;
  readonly keychain: Keychain;
  readonly clipboard: Clipboard;
  readonly dialogs = new Dialogs();
  readonly notices = new Notices();
  readonly settings: Settings;
  #overviewError = $state.raw<Refusal | null>(null);
  #watching = false;
  #drawn: string | null = null;
  #confirming: Promise<void> = Promise.resolve();

  constructor(backend: Backend) {
    this.backend = backend;
    this.list = new KeyList(backend);
    this.keychain = new Keychain(backend);
    this.clipboard = new Clipboard(backend);
    this.settings = new Settings(backend);
  }

  /** Without a list there is nothing to show but why. */
  get error(): Refusal | null {
    return this.list.error ?? this.#overviewError;
  }

  /** Whether a dialog lies over the page: what the page's own keys do waits. */
  get covered(): boolean {
    return this.dialogs.any || this.closing !== null;
  }

  get neverShown(): KeyRow[] {
    return this.list.neverShown.filter((row) => row.id !== this.revealing);
  }

  /** Draws what was read ahead; `start` finds what has changed since. */
  take(first: First): void {
    this.workspace = first.workspace;
    this.list.take(first.page);
  }

  /** Asks for both at once: neither waits for the other. */
  async start(): Promise<void> {
    void this.#watch();
    await Promise.all([this.#look(this.backend.overview()), this.list.refresh()]);
  }

  reveal(revealed: RevealedKey): void {
    this.revealing = revealed.record.id;
    this.notCreated = null;
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

  async rename(row: KeyRow, name: string): Promise<KeyRow> {
    try {
      const renamed = await this.backend.renameKey(row.id, name);
      await this.list.refresh();
      return renamed;
    } finally {
      void this.keychain.refresh();
    }
  }

  async keepName(row: KeyRow): Promise<void> {
    await this.backend.keepName(row.id);
    await this.list.refresh();
  }

  async copyTruncated(row: KeyRow): Promise<void> {
    try {
      await this.backend.copyTruncatedKey(row.id);
      // It has taken the place of whatever was there.
      this.clipboard.take(null);
      this.notices.show({ id: 'clipboard-truncated-copied' });
      this.notices.say(t('clipboard-truncated-copied'));
    } catch (reason) {
      this.tell(asRefusal(reason));
    }
  }

  async changeWorkspace(name: string, prefix: string): Promise<void> {
    this.workspace = await this.backend.changeWorkspace(name, prefix);
  }

  async closeWindow(): Promise<void> {
    this.closing = null;
    await this.backend.closeWindow().catch((reason: unknown) => {
      this.tell(asRefusal(reason));
    });
  }

  /** A refusal that belongs to no place of the page. */
  tell({ message }: Refusal): void {
    this.notices.show({ text: message });
    this.notices.say(message);
  }

  hear(news: News): void {
    switch (news.kind) {
      case 'keysChanged':
        void this.list.refresh();
        break;
      case 'clipboard':
        this.clipboard.take(news.timer);
        break;
      case 'show':
        this.page = 'keys';
        this.wanted = news.id;
        break;
      case 'notCreated':
        this.page = 'keys';
        this.notCreated = new Refusal(news.error);
        void this.keychain.refresh();
        break;
      case 'closing':
        this.#close(news.reason);
        break;
      case 'settingsChanged':
        if (this.page === 'settings') void this.settings.refresh();
        break;
    }
  }

  #close(reason: ClosingReason): void {
    if (reason === 'uncopied' && this.dialogs.current?.kind !== 'reveal') void this.closeWindow();
    else this.closing = reason;
    void this.backend.askedClosing().catch(() => undefined);
  }

  /** Once is enough, but should it fail it is tried again with the next start. */
  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    await this.backend
      .watch((news) => {
        this.hear(news);
      })
      .catch(() => (this.#watching = false));
  }

  async #look(asked: Promise<Overview>): Promise<void> {
    try {
      const overview = await asked;
      const { workspace, keychain, clipboard } = overview;
      this.overview = overview;
      this.workspace = workspace;
      this.clipboard.take(clipboard);
      this.keychain.set(keychain);
      this.#overviewError = null;
    } catch (reason) {
      this.#overviewError = asRefusal(reason);
      void this.keychain.refresh();
    }
  }
}
