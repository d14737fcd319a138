import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { CommandError } from '../bindings/CommandError';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyRow } from '../bindings/KeyRow';
import type { LockState } from '../bindings/LockState';
import type { News } from '../bindings/News';
import type { Overview } from '../bindings/Overview';
import type { ReminderSummary } from '../bindings/ReminderSummary';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { SettingChange } from '../bindings/SettingChange';
import type { SettingsView } from '../bindings/SettingsView';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import { MemoryLock } from './memoryLock';
import { checkShortcut } from './memoryRules';
import { firstSettings } from './memorySettings';
import { MemoryStore, refuse, refused, type MemoryKey } from './memoryStore';
import { viewOf } from './memoryWorkspaces';
import { Refusal, type Backend } from './types';
import { t } from '../text.svelte';

type Method = keyof Backend;
const whileLocked = new Set<Method>(['lockState', 'unlock', 'unlockWithRecovery']);
type Gate = { opened: Promise<void>; open: () => void };

/** The twin's desktop: keychain, clipboard, settings, window and news; and how its calls are made to fail. */
export class MemoryDesktop {
  readonly store: MemoryStore;
  revealed: RevealedKey | null = null;
  clipboard: string | null = null;
  /** What the clipboard has by our hand when the page starts. */
  timer: ClipboardTimer | null = null;
  /** What the person was reminded of, and has not done with. */
  reminders: ReminderSummary | null = null;
  view = firstSettings();
  windowOpen = true;
  /** Where a person saves a file when asked; null for one who changes their mind. */
  savesIn: string | null = '/home/admin';
  readonly lockOf = new MemoryLock();
  /** Every call in order, as `method` or `method argument`. */
  readonly calls: string[] = [];
  readonly #failures = new Map<Method, CommandError>();
  readonly #gates = new Map<Method, Gate>();
  readonly #waiting = new Map<Method, Gate>();
  #first: News | null = null;
  #onNews: (news: News) => void = () => undefined;

  constructor(rows: MemoryKey[] = []) {
    this.store = new MemoryStore(rows);
  }

  /** The keys of all workspaces. */
  get rows(): MemoryKey[] {
    return this.store.keys;
  }

  set rows(rows: MemoryKey[]) {
    this.store.keys = rows;
  }

  get keychain(): KeychainState {
    return this.store.keychain;
  }

  set keychain(state: KeychainState) {
    this.store.keychain = state;
  }

  get workspace(): WorkspaceInfo {
    return this.store.workspace;
  }

  get unnamed(): string[] {
    return this.store.unnamed;
  }

  set unnamed(ids: string[]) {
    this.store.unnamed = ids;
  }

  /** The row as it is now; undefined when there is none. */
  row(id: string): KeyRow | undefined {
    const key = this.rows.find((each) => each.id === id);
    return key && this.store.row(key);
  }

  failNext(method: Method, error: CommandError): void {
    this.#failures.set(method, error);
  }

  /** The next call of the method waits until the function that is returned is called. */
  holdNext(method: Method): () => void {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.#gates.set(method, { opened, open });
    return open;
  }

  /** Tells the page what it has not asked for. */
  send(news: News): void {
    this.#onNews(news);
  }

  /** The same, as soon as the page listens. */
  sendFirst(news: News): void {
    this.#first = news;
  }

  async overview(): Promise<Overview> {
    await this.begin('overview');
    return {
      workspace: this.workspace,
      view: viewOf(this.store, this.store.chosen),
      keychain: this.keychain,
      store: this.store.kind,
      clipboard: this.timer,
      reminders: this.reminders,
      theme: 'system',
      language: 'en',
      lockable: this.lockOf.passphrase !== null,
    };
  }

  async keychainState(): Promise<KeychainState> {
    await this.begin('keychainState');
    return this.keychain;
  }

  async unlockKeychain(): Promise<KeychainState> {
    await this.begin('unlockKeychain');
    const asks = this.store.kind === 'vaultWithPassphrase';
    if (this.keychain === 'locked' && !asks) this.keychain = 'unlocked';
    return this.keychain;
  }

  async copyKey(): Promise<ClipboardTimer> {
    await this.begin('copyKey');
    if (!this.revealed) throw refused('nothingRevealed', t('error-nothing-revealed'));
    this.clipboard = this.revealed.accessKey;
    return { clearsInSeconds: this.view.clipboardSeconds };
  }

  async closeReveal(): Promise<void> {
    await this.begin('closeReveal');
    this.revealed = null;
  }

  async clearClipboard(): Promise<void> {
    await this.begin('clearClipboard');
    this.clipboard = null;
  }

  async watch(onNews: (news: News) => void): Promise<void> {
    await this.begin('watch');
    this.#onNews = onNews;
    if (this.#first) onNews(this.#first);
    this.#first = null;
  }

  async settings(): Promise<SettingsView> {
    await this.begin('settings');
    return { ...this.view };
  }

  async changeSetting({ setting, value }: SettingChange): Promise<SettingsView> {
    await this.begin('changeSetting', `${setting} ${String(value)}`);
    if (setting === 'shortcut') refuse(checkShortcut(value));
    if (setting === 'vaultDeclined') this.store.vaultDeclined = value;
    else this.view = { ...this.view, [setting]: value };
    return { ...this.view };
  }

  async openDataFolder(): Promise<void> {
    await this.begin('openDataFolder');
  }

  async askedClosing(): Promise<void> {
    await this.begin('askedClosing');
  }

  async closeWindow(): Promise<void> {
    await this.begin('closeWindow');
    this.windowOpen = false;
  }

  protected saved(name: string): string | null {
    return this.savesIn === null ? null : `${this.savesIn}/${name}`;
  }

  /** Calls of these methods wait no longer. */
  protected letGo(...methods: Method[]): void {
    for (const method of methods) this.#waiting.get(method)?.open();
  }

  async lockState(): Promise<LockState> {
    await this.begin('lockState');
    const { locked, wait, identity } = this.lockOf;
    const { theme, language } = this.view;
    return { locked, wait, recovery: identity !== null, theme, language: language ?? 'en' };
  }

  // Calls are told without what was typed, which is secret.
  async unlock(passphrase: string): Promise<void> {
    await this.begin('unlock');
    this.lockOf.try(passphrase);
    this.lockOf.locked = false;
  }

  async unlockWithRecovery(identity: string, passphrase: string): Promise<void> {
    await this.begin('unlockWithRecovery');
    this.lockOf.recover(identity, passphrase);
    this.lockOf.locked = false;
  }

  async lock(): Promise<void> {
    await this.begin('lock');
    this.lockOf.locked = this.lockOf.passphrase !== null;
  }

  async stayAwake(): Promise<void> {
    await this.begin('stayAwake');
  }

  async setPassphrase(current: string | null, passphrase: string): Promise<SettingsView> {
    await this.begin('setPassphrase');
    this.lockOf.set(current, passphrase);
    return (this.view = { ...this.view, lockSet: true });
  }

  async removePassphrase(current: string): Promise<SettingsView> {
    await this.begin('removePassphrase');
    this.lockOf.remove(current);
    return (this.view = { ...this.view, lockSet: false });
  }

  protected async begin(method: Method, argument?: string): Promise<void> {
    this.calls.push(argument === undefined ? method : `${method} ${argument}`);
    const failure = this.#failures.get(method);
    const gate = this.#gates.get(method);
    this.#failures.delete(method);
    this.#gates.delete(method);
    if (gate) this.#waiting.set(method, gate);
    await (gate ? gate.opened : Promise.resolve());
    if (failure) throw new Refusal(failure);
    if (this.lockOf.locked && !whileLocked.has(method)) throw refused('locked', t('error-locked'));
  }
}
