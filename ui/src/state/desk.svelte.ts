import type { ClosingReason } from '../bindings/ClosingReason';
import type { First } from '../bindings/First';
import type { KeyRow } from '../bindings/KeyRow';
import type { News } from '../bindings/News';
import type { Overview } from '../bindings/Overview';
import type { ReminderSummary } from '../bindings/ReminderSummary';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import { asRefusal, Refusal, type Backend } from '../backend/types';
import { ActivityLog } from './activityLog.svelte';
import { Audit } from './audit.svelte';
import { Backups } from './backups.svelte';
import { Clipboard } from './clipboard.svelte';
import { Dialogs, type PassphraseChange } from './dialogs.svelte';
import { Keychain } from './keychain.svelte';
import { KeyCommands } from './keyCommands.svelte';
import { KeyList } from './keyList.svelte';
import { KeyPanel } from './keyPanel.svelte';
import { Leaks } from './leaks.svelte';
import { Notices } from './notices.svelte';
import { Rotation } from './rotation';
import { Secrets } from './secrets.svelte';
import { Settings } from './settings.svelte';
import type { Work } from './work.svelte';
import { WorkLeft } from './workLeft.svelte';
import { Workspaces } from './workspaces.svelte';

export type Page = 'audit' | 'activity' | 'backup' | 'keys' | 'settings';

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
  /** What was said of keys that expire or are to be rotated, until it is done with. */
  reminders = $state.raw<ReminderSummary | null>(null);
  /** The window is about to close, if the person agrees. */
  closing = $state<ClosingReason | null>(null);
  /** Whether there is a lock, so that the window can be locked. */
  lockable = $state(false);
  /** As it was when the page started; null until then. */
  overview: Overview | null = null;
  readonly backend: Backend;
  readonly list: KeyList;
  readonly keychain: Keychain;
  readonly secrets: Secrets;
  readonly clipboard: Clipboard;
  readonly dialogs = new Dialogs();
  readonly notices = new Notices();
  readonly settings: Settings;
  readonly activity: ActivityLog;
  readonly audit: Audit;
  readonly backups: Backups;
  readonly leaks: Leaks;
  readonly panel: KeyPanel;
  readonly workLeft: WorkLeft;
  readonly workspaces = new Workspaces(this);
  readonly commands = new KeyCommands(this);
  readonly rotation = new Rotation(this);
  #overviewError = $state.raw<Refusal | null>(null);
  #watching = false;
  #drawn: string | null = null;
  #confirming: Promise<void> = Promise.resolve();

  constructor(backend: Backend) {
    this.backend = backend;
    this.list = new KeyList(backend);
    this.keychain = new Keychain(backend);
    this.secrets = new Secrets(backend, this.keychain);
    this.clipboard = new Clipboard(backend);
    this.settings = new Settings(backend);
    this.panel = new KeyPanel(backend);
    this.activity = new ActivityLog(backend);
    this.audit = new Audit(backend);
    this.backups = new Backups(backend);
    this.leaks = new Leaks(backend);
    this.workLeft = new WorkLeft(backend);
  }

  /** Without a list there is nothing to show but why. */
  get error(): Refusal | null {
    return this.list.error ?? this.#overviewError;
  }

  /** Whether a dialog lies over the page: what the page's own keys do waits. */
  get covered(): boolean {
    return this.dialogs.any || this.keychain.asking || this.closing !== null;
  }

  get neverShown(): KeyRow[] {
    const { current } = this.dialogs;
    // Those of a checklist that is open are shown from there.
    const listed = current?.kind === 'checklist' ? current.items.map((item) => item.new?.id) : [];
    return this.list.neverShown.filter(({ id }) => id !== this.revealing && !listed.includes(id));
  }

  /** Draws what was read ahead; `start` finds what has changed since. */
  take({ workspace, view, page }: First): void {
    this.workspace = workspace;
    this.list.use(workspace.id, view);
    this.list.take(page);
  }

  /** Works on another workspace from here on. */
  enter(first: First): void {
    this.workspace = first.workspace;
    this.panel.close();
    this.list.open(first);
  }

  /** Where the workspace is known already, asks for both at once: neither waits for the other. */
  async start(): Promise<void> {
    void this.#watch();
    const known = this.workspace?.id;
    const looking = this.#look(this.backend.overview());
    if (known === undefined) await looking;
    if (this.list.workspace === null) return;
    await Promise.all([looking, this.list.refresh()]);
    // It was another one in the end.
    if (known !== undefined && this.workspace?.id !== known) await this.list.refresh();
    void this.workspaces.refresh();
    void this.workLeft.refresh();
  }

  /** With the old key, where the new one has come in its place. */
  reveal(revealed: RevealedKey, old?: KeyRow): void {
    this.revealing = revealed.record.id;
    this.notCreated = null;
    this.dialogs.next({ kind: 'reveal', revealed, ...(old && { old }) });
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
      const [outcome] = await this.backend.deleteKeys([row.id]);
      if (outcome?.error) throw new Refusal(outcome.error);
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

  /** Goes to the key in the list, with its details. */
  showDetails(id: string): void {
    this.page = 'keys';
    this.wanted = id;
    void this.panel.open(id);
  }

  /** Where it is asked what may have leaked. Its dialogs lie over the list of keys. */
  findLeak(opener?: HTMLElement): void {
    if (this.error || !this.dialogs.open({ kind: 'leak' }, opener)) return;
    this.leaks.waiting = false;
    this.page = 'keys';
  }

  /** Asks for a file with keys that were made elsewhere. Its dialogs lie over the list of keys. */
  async importKeys(opener?: HTMLElement): Promise<void> {
    if (this.error) return;
    try {
      const file = await this.backend.chooseImportFile();
      if (file && this.dialogs.open({ kind: 'import', file }, opener)) this.page = 'keys';
    } catch (reason) {
      this.tell(asRefusal(reason));
    }
  }

  async closeWindow(): Promise<void> {
    this.closing = null;
    await this.backend.closeWindow().catch((reason: unknown) => {
      this.tell(asRefusal(reason));
    });
  }

  /** Rust loads the page anew, which then shows the lock screen. */
  lock(): void {
    void this.backend.lock().catch((reason: unknown) => {
      this.tell(asRefusal(reason));
    });
  }

  async changePassphrase(
    change: PassphraseChange,
    current: string,
    passphrase: string,
  ): Promise<void> {
    await this.settings.take(
      change === 'remove'
        ? this.backend.removePassphrase(current)
        : this.backend.setPassphrase(change === 'set' ? null : current, passphrase),
    );
    this.lockable = change !== 'remove';
  }

  async dismissReminders(): Promise<void> {
    await this.backend.dismissReminders();
    this.reminders = null;
  }

  /** Until tomorrow. */
  async snoozeReminders(): Promise<void> {
    await this.backend.snoozeReminders(1);
    this.reminders = null;
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
      case 'reminders':
        this.reminders = news.summary;
        break;
      case 'progress':
        (news.left ? this.workLeft : this.#underWay).take(news.done, news.total);
        break;
      case 'workEnded':
        this.#workEnded();
        break;
      case 'backupChanged':
        void this.backups.refresh();
        break;
      case 'dragging':
        this.leaks.dragging = news.over;
        break;
      case 'dropped':
        this.leaks.drop(news.report, news.error);
        break;
    }
  }

  /** Rust does one long thing at a time. */
  get #underWay(): Work {
    const { audit, backups, secrets } = this;
    const works = [secrets.work, audit.checking, backups.now];
    return works.find(({ busy }) => busy) ?? backups.work;
  }

  /** Another page had begun it: what it may have changed is asked for here. */
  #workEnded(): void {
    // It may have been in the way of the page's start.
    if (this.error) void this.start();
    const { workLeft, list, workspaces, keychain, secrets, backups } = this;
    for (const part of [workLeft, list, workspaces, keychain, secrets, backups])
      void part.refresh();
  }

  #close(reason: ClosingReason): void {
    if (reason === 'uncopied' && !this.dialogs.reveals) void this.closeWindow();
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
      const { workspace, view, keychain, store, clipboard } = overview;
      const isFirst = this.overview === null;
      this.overview = overview;
      if (this.list.workspace !== workspace.id) this.list.use(workspace.id, view);
      this.workspace = workspace;
      this.clipboard.take(clipboard);
      this.reminders = overview.reminders;
      this.lockable = overview.lockable;
      this.keychain.store = store;
      this.keychain.set(keychain);
      // It is asked for at each start, and later where it is needed.
      if (isFirst && keychain === 'locked' && this.keychain.asksPassphrase) this.keychain.ask();
      this.#overviewError = null;
    } catch (reason) {
      this.#overviewError = asRefusal(reason);
      void this.keychain.refresh();
    }
  }
}
