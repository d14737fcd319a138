import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { CommandError } from '../bindings/CommandError';
import type { Environment } from '../bindings/Environment';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyPage } from '../bindings/KeyPage';
import type { KeyRow } from '../bindings/KeyRow';
import type { ListQuery } from '../bindings/ListQuery';
import type { News } from '../bindings/News';
import type { Overview } from '../bindings/Overview';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { SettingChange } from '../bindings/SettingChange';
import type { SettingsView } from '../bindings/SettingsView';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import { checkName, checkShortcut, checkWorkspace, keychainRefusal } from './memoryRules';
import { firstSettings } from './memorySettings';
import { Refusal, type Backend } from './types';
import { t } from '../text.svelte';

type Method = keyof Backend;
type Gate = { opened: Promise<void>; open: () => void };

/**
 * The in-memory twin of the Rust side, for tests and for `npm run dev` in a plain browser. It keeps
 * the same promises, answers later than it was asked, and its next call can be told to fail or to wait.
 */
export class MemoryBackend implements Backend {
  workspace = { name: 'Acme API', prefix: 'acme' };
  keychain: KeychainState = 'unlocked';
  rows: KeyRow[];
  revealed: RevealedKey | null = null;
  clipboard: string | null = null;
  /** What the clipboard has by our hand when the page starts. */
  timer: ClipboardTimer | null = null;
  /** Ids of the keys whose name nobody chose. */
  unnamed: string[] = [];
  view = firstSettings();
  windowOpen = true;
  /** Every call in order, as `method` or `method argument`. */
  readonly calls: string[] = [];
  readonly #failures = new Map<Method, CommandError>();
  readonly #gates = new Map<Method, Gate>();
  #serial = 0;
  #first: News | null = null;
  #onNews: (news: News) => void = () => undefined;

  constructor(rows: KeyRow[] = []) {
    this.rows = rows;
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
    await this.#begin('overview');
    return {
      workspace: { ...this.workspace },
      keychain: this.keychain,
      clipboard: this.timer,
      theme: 'system',
      language: 'en',
    };
  }

  async keychainState(): Promise<KeychainState> {
    await this.#begin('keychainState');
    return this.keychain;
  }

  async unlockKeychain(): Promise<KeychainState> {
    await this.#begin('unlockKeychain');
    if (this.keychain === 'locked') this.keychain = 'unlocked';
    return this.keychain;
  }

  async listKeys(query: ListQuery): Promise<KeyPage> {
    const found = this.#matching(query);
    const page = {
      rows: found.slice(query.offset, query.offset + query.limit),
      matching: found.length,
      total: this.rows.length,
      neverShown: this.rows.filter((row) => !row.shown),
      unnamed: this.rows.find((row) => row.id === this.unnamed[0]) ?? null,
      unnamedCount: this.unnamed.length,
    };
    await this.#begin('listKeys', `${query.search}@${String(query.offset)}`);
    return page;
  }

  async locateKey(id: string, query: ListQuery): Promise<number | null> {
    await this.#begin('locateKey', id);
    const index = this.#matching(query).findIndex((row) => row.id === id);
    return index < 0 ? null : index;
  }

  async createKey(name: string, environment: Environment): Promise<RevealedKey> {
    await this.#begin('createKey', name);
    const trimmed = name.trim();
    this.#refuse(checkName(trimmed, this.rows) ?? keychainRefusal(this.keychain, 'creating'));
    const handle = `new${String(++this.#serial).padStart(5, '0')}`;
    const start = `${this.workspace.prefix}_${environment}_${handle}_`;
    const record: KeyRow = {
      id: handle,
      truncatedKey: `${start}…h7Qa`,
      name: trimmed,
      environment,
      createdAt: Date.now(),
      shown: false,
    };
    this.rows = [...this.rows, record];
    this.revealed = { record, accessKey: `${start}T7vYw0mQz4RkB9sLx2HcPj6NdF1gAeUy3KtXh7Qa` };
    return this.revealed;
  }

  async revealKey(id: string): Promise<RevealedKey> {
    await this.#begin('revealKey', id);
    const record = this.rows.find((row) => row.id === id);
    if (!record) throw missing();
    this.#refuse(keychainRefusal(this.keychain, 'revealing'));
    const start = record.truncatedKey.slice(0, record.truncatedKey.indexOf('…'));
    this.revealed = { record, accessKey: `${start}T7vYw0mQz4RkB9sLx2HcPj6NdF1gAeUy3KtXh7Qa` };
    return this.revealed;
  }

  async confirmShown(id: string): Promise<void> {
    await this.#begin('confirmShown', id);
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, shown: true } : row));
  }

  async copyKey(): Promise<ClipboardTimer> {
    await this.#begin('copyKey');
    if (!this.revealed)
      throw new Refusal({ code: 'nothingRevealed', message: t('error-nothing-revealed') });
    this.clipboard = this.revealed.accessKey;
    return { clearsInSeconds: this.view.clipboardSeconds };
  }

  async closeReveal(): Promise<void> {
    await this.#begin('closeReveal');
    this.revealed = null;
  }

  async clearClipboard(): Promise<void> {
    await this.#begin('clearClipboard');
    this.clipboard = null;
  }

  async deleteKey(id: string): Promise<void> {
    await this.#begin('deleteKey', id);
    if (!this.rows.some((row) => row.id === id)) throw missing();
    this.#refuse(keychainRefusal(this.keychain, 'deleting'));
    this.rows = this.rows.filter((row) => row.id !== id);
  }

  async watch(onNews: (news: News) => void): Promise<void> {
    await this.#begin('watch');
    this.#onNews = onNews;
    if (this.#first) onNews(this.#first);
    this.#first = null;
  }

  async settings(): Promise<SettingsView> {
    await this.#begin('settings');
    return { ...this.view };
  }

  async changeSetting({ setting, value }: SettingChange): Promise<SettingsView> {
    await this.#begin('changeSetting', `${setting} ${String(value)}`);
    if (setting === 'shortcut') this.#refuse(checkShortcut(value));
    this.view = { ...this.view, [setting]: value };
    return { ...this.view };
  }

  async changeWorkspace(name: string, prefix: string): Promise<WorkspaceInfo> {
    await this.#begin('changeWorkspace', `${name} ${prefix}`);
    const trimmed = name.trim();
    this.#refuse(checkWorkspace(trimmed, prefix));
    this.workspace = { name: trimmed, prefix };
    return { ...this.workspace };
  }

  async openDataFolder(): Promise<void> {
    await this.#begin('openDataFolder');
  }

  async renameKey(id: string, name: string): Promise<KeyRow> {
    await this.#begin('renameKey', `${id} ${name}`);
    const row = this.rows.find((each) => each.id === id);
    if (!row) throw missing();
    const others = this.rows.filter((each) => each.id !== id);
    const trimmed = name.trim();
    this.#refuse(checkName(trimmed, others) ?? keychainRefusal(this.keychain, 'renaming'));
    const renamed = { ...row, name: trimmed };
    this.rows = this.rows.map((each) => (each.id === id ? renamed : each));
    this.unnamed = this.unnamed.filter((each) => each !== id);
    return renamed;
  }

  async keepName(id: string): Promise<void> {
    await this.#begin('keepName', id);
    this.unnamed = this.unnamed.filter((each) => each !== id);
  }

  async copyTruncatedKey(id: string): Promise<void> {
    await this.#begin('copyTruncatedKey', id);
    const row = this.rows.find((each) => each.id === id);
    if (!row) throw missing();
    this.clipboard = row.truncatedKey;
  }

  async askedClosing(): Promise<void> {
    await this.#begin('askedClosing');
  }

  async closeWindow(): Promise<void> {
    await this.#begin('closeWindow');
    this.windowOpen = false;
  }

  async #begin(method: Method, argument?: string): Promise<void> {
    this.calls.push(argument === undefined ? method : `${method} ${argument}`);
    const failure = this.#failures.get(method);
    const gate = this.#gates.get(method);
    this.#failures.delete(method);
    this.#gates.delete(method);
    await (gate ? gate.opened : Promise.resolve());
    if (failure) throw new Refusal(failure);
  }

  #refuse(error: CommandError | null): void {
    if (error) throw new Refusal(error);
  }

  #matching({ search, sort, direction }: ListQuery): KeyRow[] {
    const wanted = search.trim().toLowerCase();
    const text = (row: KeyRow): string => (sort === 'key' ? row.truncatedKey : row.name);
    const compare = (a: KeyRow, b: KeyRow): number =>
      sort === 'createdAt' ? a.createdAt - b.createdAt : text(a).localeCompare(text(b));
    const sign = direction === 'ascending' ? 1 : -1;
    return this.rows
      .filter((row) => `${row.name}\n${row.truncatedKey}`.toLowerCase().includes(wanted))
      .sort((a, b) => sign * compare(a, b));
  }
}

function missing(): Refusal {
  return new Refusal({
    code: 'keyNotFound',
    message: t('error-key-not-found'),
  });
}
