import { untrack } from 'svelte';
import type { First } from '../bindings/First';
import type { KeyFilters } from '../bindings/KeyFilters';
import type { KeyPage } from '../bindings/KeyPage';
import type { KeyRow } from '../bindings/KeyRow';
import type { ListQuery } from '../bindings/ListQuery';
import type { ListView } from '../bindings/ListView';
import type { SortColumn } from '../bindings/SortColumn';
import type { SortDirection } from '../bindings/SortDirection';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { firstView } from './listView';
import { PAGE_ROWS, RowPages, type InView } from './rowPages.svelte';
import { Selection } from './selection.svelte';
import type { TablePlace } from './tableView.svelte';

/** The most rows that one answer holds. */
const MOST_ROWS = 1000;

type Query = Omit<ListQuery, 'offset' | 'limit'>;

/**
 * The list of a workspace's keys: what is looked for in it, and what was found. One answer is
 * waited for at a time; what is asked meanwhile is asked once, as it then is. What was there stays
 * until an answer replaces it in one step.
 */
export class KeyList {
  /** The workspace whose keys these are; null until it is known. */
  workspace = $state<number | null>(null);
  search = $state('');
  view = $state.raw<ListView>(firstView);
  /** The search and the filters that the rows on the page belong to. */
  searched = $state('');
  filtered = $state.raw<KeyFilters>(firstView.filters);
  loaded = $state(false);
  matching = $state(0);
  total = $state(0);
  neverShown = $state.raw<KeyRow[]>([]);
  /** The newest key whose name nobody chose. */
  unnamed = $state.raw<KeyRow | null>(null);
  unnamedCount = $state(0);
  error = $state.raw<Refusal | null>(null);
  /** Counts the queries whose rows have arrived: the table starts at the top with each. */
  turn = $state(0);
  /** Counts how often something may have changed: what else is told of keys is asked for anew. */
  changes = $state(0);
  place: TablePlace | null = null;
  readonly selection: Selection;

  /** Resolves with the first answer, whatever it is. */
  readonly arrived: Promise<void>;

  #arrive: () => void = () => undefined;
  #pages: RowPages<KeyRow, KeyPage>;
  /** What the rows on the page were asked for with. */
  #query: Query;
  #stale: 'rows' | 'query' | null = null;
  #renewing: Promise<void> | null = null;
  #keeping: Promise<void> = Promise.resolve();
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#query = this.#wanted();
    this.#pages = new RowPages({
      page: (page) => this.#ask(this.#query, page),
      came: (page) => {
        this.#count(page);
      },
      failed: (reason) => {
        this.error = asRefusal(reason);
      },
      idOf: ({ id }) => id,
    });
    this.selection = new Selection(this);
    this.arrived = new Promise((resolve) => (this.#arrive = resolve));
  }

  get sort(): SortColumn {
    return this.view.sort;
  }

  get direction(): SortDirection {
    return this.view.direction;
  }

  get filters(): KeyFilters {
    return this.view.filters;
  }

  /** Looks at this workspace from here on, in this way; asks for nothing yet. */
  use(workspace: number, view: ListView): void {
    this.workspace = workspace;
    this.view = view;
    this.#query = this.#wanted();
  }

  /** Takes over the first part of the list, read ahead: what is asked for already comes too late. */
  take(first: KeyPage): void {
    if (this.#renewing) this.#stale = 'query';
    this.#put(this.#wanted(), new Map([[0, first.rows]]), first);
    this.#arrive();
  }

  /** Another workspace's list takes the place of this one, from its top and without a search. */
  open({ workspace, view, page }: First): void {
    this.search = '';
    this.selection.clear();
    this.#pages.toTop();
    this.use(workspace.id, view);
    this.take(page);
    this.turn += 1;
  }

  idAt(index: number): string | undefined {
    return this.#pages.idAt(index);
  }

  rowAt(index: number): KeyRow | undefined {
    return this.#pages.rowAt(index);
  }

  /** Whether all of these rows are here. */
  has(first: number, last: number): boolean {
    return this.#pages.has(first, last);
  }

  indexOf(id: string): number | null {
    return this.#pages.indexOf(id);
  }

  /** Resolves with the index of the row in the present query, null when it is not in it. */
  locate(id: string): Promise<number | null> {
    return this.#backend.locateKey(id, { ...this.#wanted(), offset: 0, limit: PAGE_ROWS });
  }

  searchFor(text: string): Promise<void> {
    this.search = text;
    this.selection.clear();
    return this.#renew('query');
  }

  clearSearch(): Promise<void> {
    return this.searchFor('');
  }

  /** What is selected is let go: nothing is done to a key that the filters hide. */
  filterBy(filters: KeyFilters): Promise<void> {
    this.selection.clear();
    return this.#look({ ...this.view, filters });
  }

  sortBy(column: SortColumn): void {
    const { sort, direction } = this.view;
    const turned = direction === 'ascending' ? 'descending' : 'ascending';
    const first = column === 'createdAt' ? 'descending' : 'ascending';
    this.selection.endSpan();
    void this.#look({
      ...this.view,
      sort: column,
      direction: sort === column ? turned : first,
    });
  }

  showColumns(columns: SortColumn[]): void {
    this.view = { ...this.view, columns };
    this.#keep();
  }

  /** Fetches again what is on the page, and keeps the place. */
  refresh(): Promise<void> {
    untrack(() => (this.changes += 1));
    return this.#renew('rows');
  }

  show(view: InView): void {
    if (this.loaded && !this.error) this.#pages.show(view, this.matching);
  }

  /** The rows from one index to another, both included, wherever they are. */
  async rowsBetween(first: number, last: number): Promise<KeyRow[]> {
    const rows: KeyRow[] = [];
    while (first + rows.length <= last) {
      const offset = first + rows.length;
      const limit = Math.min(last + 1 - offset, MOST_ROWS);
      const answer = await this.#backend.listKeys({ ...this.#query, offset, limit });
      if (answer.rows.length === 0) break;
      rows.push(...answer.rows);
    }
    return rows;
  }

  /** The ids of all that the query finds. */
  async allIds(): Promise<string[]> {
    const all = await this.#backend.allKeys({ ...this.#query, offset: 0, limit: MOST_ROWS });
    return all.map(({ id }) => id);
  }

  #look(view: ListView): Promise<void> {
    this.view = view;
    this.#keep();
    return this.#renew('query');
  }

  /** One after the other, so that the last stays. What cannot be kept is merely not there next time. */
  #keep(): void {
    const { workspace, view } = this;
    if (workspace === null) return;
    this.#keeping = this.#keeping
      .then(() => (view === this.view ? this.#backend.keepView(workspace, view) : undefined))
      .catch(() => undefined);
  }

  #renew(stale: 'rows' | 'query'): Promise<void> {
    if (this.#stale !== 'query') this.#stale = stale;
    if (stale === 'query') this.#pages.toTop();
    this.#renewing ??= this.#catchUp().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #catchUp(): Promise<void> {
    while (this.#stale) {
      const stale = this.#stale;
      this.#stale = null;
      const query = this.#wanted();
      const pages = this.#pages.inView();
      try {
        const answers = await Promise.all(pages.map((page) => this.#ask(query, page)));
        // Something else is looked for by now. The answer that comes later must not replace a newer one.
        if (this.#turnedTo('query')) continue;
        const newest = answers.at(-1);
        const rows = new Map(answers.map((answer, i) => [pages[i] ?? 0, answer.rows]));
        if (newest) this.#put(query, rows, newest);
        if (stale === 'query') this.turn += 1;
        else await this.selection.letGo();
      } catch (reason) {
        if (this.#turnedTo('query')) continue;
        this.error = asRefusal(reason);
      }
      this.#arrive();
    }
  }

  #turnedTo(stale: 'query'): boolean {
    return this.#stale === stale;
  }

  #put(query: Query, pages: ReadonlyMap<number, KeyRow[]>, newest: KeyPage): void {
    this.#query = query;
    this.searched = query.search;
    this.filtered = query.filters;
    this.error = null;
    this.loaded = true;
    this.#count(newest);
    this.#pages.renew(pages, newest.matching);
  }

  #count(page: KeyPage): void {
    this.matching = page.matching;
    this.total = page.total;
    this.neverShown = page.neverShown;
    this.unnamed = page.unnamed;
    this.unnamedCount = page.unnamedCount;
  }

  #ask(query: Query, page: number): Promise<KeyPage> {
    return this.#backend.listKeys({ ...query, offset: page * PAGE_ROWS, limit: PAGE_ROWS });
  }

  #wanted(): Query {
    const { workspace, search, view } = this;
    const { filters, sort, direction } = view;
    return { workspace: workspace ?? 0, search, filters, sort, direction };
  }
}
