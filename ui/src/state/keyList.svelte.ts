import type { KeyPage } from '../bindings/KeyPage';
import type { KeyRow } from '../bindings/KeyRow';
import type { ListQuery } from '../bindings/ListQuery';
import type { SortColumn } from '../bindings/SortColumn';
import type { SortDirection } from '../bindings/SortDirection';
import { asRefusal, type Backend, type Refusal } from '../backend/types';

export const PAGE_ROWS = 100;
const KEPT_PAGES = 3;
const TYPING_PAUSE = 80;

type Pages = ReadonlyMap<number, KeyRow[]>;
/** Where the table was when it was last seen. It holds for the rows of one turn. */
type Place = { turn: number; top: number; active: number; id: string | undefined };
type Query = Pick<ListQuery, 'search' | 'sort' | 'direction'>;

/**
 * The rows that the table can see, fetched a page at a time. Each new query and each refresh starts
 * a new generation; an answer to an older one is dropped, and what was there stays until the new
 * generation's first answer replaces it in one step.
 */
export class KeyList {
  search = $state('');
  sort = $state<SortColumn>('createdAt');
  direction = $state<SortDirection>('descending');
  /** The search that the rows on the page belong to. */
  searched = $state('');
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
  place: Place | null = null;

  /** Resolves with the first answer, whatever it is. */
  readonly arrived: Promise<void>;

  #arrive: () => void = () => undefined;
  #pages = $state.raw<Pages>(new Map());
  #query: Query = { search: '', sort: 'createdAt', direction: 'descending' };
  #generation = 0;
  #replacing = false;
  #asked = new Set<number>();
  #first = 0;
  #last = 0;
  #kept = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.arrived = new Promise((resolve) => (this.#arrive = resolve));
  }

  /** Takes over the first part of the list, read ahead for this page. */
  take(first: KeyPage): void {
    this.#pages = new Map([[0, first.rows]]);
    this.#asked.add(0);
    this.#count(first);
    this.loaded = true;
    this.#arrive();
  }

  rowAt(index: number): KeyRow | undefined {
    return this.#pages.get(pageOf(index))?.[index % PAGE_ROWS];
  }

  indexOf(id: string): number | null {
    for (const [page, rows] of this.#pages) {
      const within = rows.findIndex((row) => row.id === id);
      if (within >= 0) return page * PAGE_ROWS + within;
    }
    return null;
  }

  /** Resolves with the index of the row in the present query, null when it is not in it. */
  locate(id: string): Promise<number | null> {
    return this.#backend.locateKey(id, this.#part(0));
  }

  searchFor(text: string): void {
    this.search = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#restart(), TYPING_PAUSE);
  }

  clearSearch(): Promise<void> {
    this.search = '';
    return this.#restart();
  }

  sortBy(column: SortColumn): void {
    if (this.sort === column)
      this.direction = this.direction === 'ascending' ? 'descending' : 'ascending';
    else {
      this.sort = column;
      this.direction = column === 'createdAt' ? 'descending' : 'ascending';
    }
    void this.#restart();
  }

  /** Fetches again what is on the page, and keeps the place. */
  async refresh(): Promise<void> {
    const pages = new Set([pageOf(this.#kept)]);
    for (let page = pageOf(this.#first); page <= pageOf(this.#last); page++) pages.add(page);
    await this.#replace([...pages]);
  }

  /**
   * Says which rows are in view: their pages are fetched, and their neighbours before they are
   * needed. The page of `kept` stays however far away it is.
   */
  show(first: number, last: number, kept: number): void {
    this.#first = first;
    this.#last = last;
    this.#kept = kept;
    if (!this.loaded || this.#replacing || this.error || this.matching === 0) return;
    const end = pageOf(this.matching - 1);
    for (const row of [first, last, kept, first - PAGE_ROWS / 2, last + PAGE_ROWS / 2]) {
      const page = pageOf(row);
      if (page >= 0 && page <= end) void this.#fetch(page);
    }
  }

  async #restart(): Promise<void> {
    clearTimeout(this.#typing);
    this.#first = this.#last = this.#kept = 0;
    if (await this.#replace([0])) this.turn += 1;
  }

  async #replace(pages: number[]): Promise<boolean> {
    const generation = ++this.#generation;
    this.#query = { search: this.search, sort: this.sort, direction: this.direction };
    this.#replacing = true;
    this.#asked = new Set(pages);
    try {
      const answers = await Promise.all(pages.map((page) => this.#ask(page)));
      if (generation !== this.#generation) return false;
      this.#pages = new Map(answers.map((answer, i) => [pages[i] ?? 0, answer.rows]));
      const newest = answers.at(-1);
      if (newest) this.#count(newest);
      this.searched = this.#query.search;
      this.error = null;
      this.loaded = true;
    } catch (reason) {
      if (generation !== this.#generation) return false;
      this.error = asRefusal(reason);
    }
    this.#replacing = false;
    this.#arrive();
    this.show(this.#first, this.#last, this.#kept);
    return !this.error;
  }

  async #fetch(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const generation = this.#generation;
    try {
      const answer = await this.#ask(page);
      if (generation !== this.#generation) return;
      this.#pages = this.#near(new Map(this.#pages).set(page, answer.rows));
      this.#count(answer);
    } catch (reason) {
      if (generation === this.#generation) this.error = asRefusal(reason);
    }
  }

  #near(pages: Map<number, KeyRow[]>): Pages {
    const nearest = pageOf(this.#first) - KEPT_PAGES;
    const furthest = pageOf(this.#last) + KEPT_PAGES;
    for (const page of pages.keys()) {
      if ((page >= nearest && page <= furthest) || page === pageOf(this.#kept)) continue;
      pages.delete(page);
      this.#asked.delete(page);
    }
    return pages;
  }

  #count(page: KeyPage): void {
    this.matching = page.matching;
    this.total = page.total;
    this.neverShown = page.neverShown;
    this.unnamed = page.unnamed;
    this.unnamedCount = page.unnamedCount;
  }

  #ask(page: number): Promise<KeyPage> {
    return this.#backend.listKeys(this.#part(page * PAGE_ROWS));
  }

  #part(offset: number): ListQuery {
    return { ...this.#query, offset, limit: PAGE_ROWS };
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS);
}
