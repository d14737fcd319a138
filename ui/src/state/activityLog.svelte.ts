import type { Action } from '../bindings/Action';
import type { ActivityEntry } from '../bindings/ActivityEntry';
import type { ActivityFormat } from '../bindings/ActivityFormat';
import type { ActivityPage } from '../bindings/ActivityPage';
import type { ActivityQuery } from '../bindings/ActivityQuery';
import type { ActivityVerified } from '../bindings/ActivityVerified';
import type { KeyRef } from '../bindings/KeyRef';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { dayAfter, midnightBack, startOfDay } from '../days';
import { PagedRows } from './pagedRows.svelte';
import { PAGE_ROWS } from './rowPages.svelte';

export const ranges = ['any', 'today', 'week', 'month', 'quarter', 'between'] as const;
export type Range = (typeof ranges)[number];

/** Days back from today's midnight. */
const BACK: Partial<Record<Range, number>> = { today: 0, week: 6, month: 29, quarter: 89 };
const TYPING_PAUSE = 80;

/** What the page “Activity” shows. It is kept while another page is shown. */
export class ActivityLog {
  search = $state('');
  action = $state<Action | ''>('');
  range = $state<Range>('any');
  /** The days of the range `between`, as 2026-11-24; empty for none. */
  from = $state('');
  until = $state('');
  everywhere = $state(false);
  /** One key alone. */
  key = $state.raw<KeyRef | null>(null);
  /** What the last look through the whole activity has shown, and when. */
  verified = $state.raw<{ result: ActivityVerified; at: number } | null>(null);
  /** Why it could not be looked through. */
  refusal = $state.raw<Refusal | null>(null);
  readonly rows: PagedRows<ActivityEntry, ActivityPage>;
  #workspace: number | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.rows = new PagedRows(
      (entry) => String(entry.number),
      (offset, limit) => this.#backend.activity({ ...this.#query(), offset, limit }),
    );
  }

  /** Whether anything but the workspace keeps entries out. */
  get filtered(): boolean {
    return this.search !== '' || this.action !== '' || this.range !== 'any' || this.key !== null;
  }

  /** Shows this workspace: from the top if it is another one, else from where it was. */
  async open(workspace: number): Promise<void> {
    const same = this.#workspace === workspace && this.rows.loaded;
    this.#workspace = workspace;
    await (same && this.range !== 'today' ? this.rows.refresh() : this.restart());
  }

  searchFor(text: string): void {
    this.search = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.restart(), TYPING_PAUSE);
  }

  /** All that was done to one key, whatever else was looked for. */
  async only(key: KeyRef): Promise<void> {
    this.search = '';
    this.action = '';
    this.range = 'any';
    this.key = key;
    await this.restart();
  }

  async clear(): Promise<void> {
    this.search = '';
    this.action = '';
    this.range = 'any';
    this.key = null;
    await this.restart();
  }

  /** Where the entry is in the list. What keeps it out gives way: the filters, then the workspace. Null when it is nowhere. */
  async find(number: number): Promise<number | null> {
    // The newest stands first.
    const locate = (): Promise<number | null> => this.rows.locate((entry) => entry.number - number);
    let index = await locate();
    if (index === null && this.filtered) {
      await this.clear();
      index = await locate();
    }
    if (index === null && !this.everywhere) {
      this.everywhere = true;
      await this.restart();
      index = await locate();
    }
    return index;
  }

  /** Entries as the fields say now. */
  async restart(): Promise<void> {
    clearTimeout(this.#typing);
    const query = this.#query();
    await this.rows.restart((offset, limit) => this.#backend.activity({ ...query, offset, limit }));
  }

  async verify(): Promise<void> {
    this.refusal = null;
    try {
      this.verified = { result: await this.#backend.verifyActivity(), at: Date.now() };
    } catch (reason) {
      this.refusal = asRefusal(reason);
    }
  }

  /** Saves what the fields find: the file's path, null when none was chosen. */
  save(format: ActivityFormat): Promise<string | null> {
    return this.#backend.saveActivity({ ...this.#query(), offset: 0, limit: PAGE_ROWS }, format);
  }

  #query(): Omit<ActivityQuery, 'offset' | 'limit'> {
    return {
      workspace: this.everywhere ? null : this.#workspace,
      key: this.key?.id ?? null,
      actions: this.action === '' ? [] : [this.action],
      search: this.search,
      ...this.#span(),
    };
  }

  #span(): Pick<ActivityQuery, 'from' | 'until'> {
    if (this.range === 'between')
      return { from: startOfDay(this.from), until: dayAfter(this.until) };
    const back = BACK[this.range];
    if (back === undefined) return { from: null, until: null };
    return { from: midnightBack(back), until: null };
  }
}
