import { asRefusal, type Refusal } from '../backend/types';
import { PAGE_ROWS, RowPages, type InView, type RowsPage } from './rowPages.svelte';
import type { TablePlace, TableRows } from './tableView.svelte';

/** The most rows that one answer is asked for. */
const MOST_ROWS = 1000;

type Ask<Page> = (offset: number, limit: number) => Promise<Page>;

/**
 * What a query has found, for a table. Each new query and each refresh starts a new generation; an
 * answer to an older one is dropped, and what was there stays until one replaces it in one step.
 */
export class PagedRows<Row, Page extends RowsPage<Row> = RowsPage<Row>> implements TableRows {
  loaded = $state(false);
  matching = $state(0);
  error = $state.raw<Refusal | null>(null);
  turn = $state(0);
  place: TablePlace | null = null;

  readonly #pages: RowPages<Row, Page>;
  /** With what the rows that are here were asked for. */
  #ask: Ask<Page>;
  #generation = 0;
  readonly #came: (page: Page) => void;

  /** `came` is told of each answer, for what it says besides its rows. */
  constructor(
    idOf: (row: Row) => string,
    ask: Ask<Page>,
    came: (page: Page) => void = () => undefined,
  ) {
    this.#ask = ask;
    this.#came = came;
    this.#pages = new RowPages<Row, Page>({
      page: (page) => this.#part(this.#ask, page),
      came: (page) => {
        this.#take(page);
      },
      failed: (reason) => {
        this.error = asRefusal(reason);
      },
      idOf,
    });
  }

  rowAt(index: number): Row | undefined {
    return this.#pages.rowAt(index);
  }

  idAt(index: number): string | undefined {
    return this.#pages.idAt(index);
  }

  indexOf(id: string): number | null {
    return this.#pages.indexOf(id);
  }

  has(first: number, last: number): boolean {
    return this.#pages.has(first, last);
  }

  /** The rows of another query, from its top. */
  async restart(ask: Ask<Page>): Promise<void> {
    this.#pages.toTop();
    if (await this.#renew(ask)) this.turn += 1;
  }

  /** Fetches again what is on the page, and keeps the place. */
  async refresh(): Promise<void> {
    await this.#renew(this.#ask);
  }

  show(view: InView): void {
    if (this.loaded && !this.error) this.#pages.show(view, this.matching);
  }

  /** All that the query finds, also where it is not here. */
  async all(): Promise<Row[]> {
    const rows: Row[] = [];
    while (rows.length < this.matching) {
      const answer = await this.#ask(rows.length, MOST_ROWS);
      if (answer.rows.length === 0) break;
      rows.push(...answer.rows);
    }
    return rows;
  }

  /** Where a row is in rows that stand in order: `side` is below 0 for one after it, and above 0 for one before it. */
  async locate(side: (row: Row) => number): Promise<number | null> {
    let [low, high] = [0, this.matching - 1];
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const row = this.rowAt(middle) ?? (await this.#ask(middle, 1)).rows[0];
      if (row === undefined) return null;
      const found = side(row);
      if (found === 0) return middle;
      if (found < 0) high = middle - 1;
      else low = middle + 1;
    }
    return null;
  }

  async #renew(ask: Ask<Page>): Promise<boolean> {
    const generation = ++this.#generation;
    const pages = this.#pages.inView();
    try {
      const answers = await Promise.all(pages.map((page) => this.#part(ask, page)));
      if (generation !== this.#generation) return false;
      const newest = answers.at(-1);
      if (!newest) return false;
      this.#ask = ask;
      this.error = null;
      this.loaded = true;
      this.#take(newest);
      const rows = answers.map((answer, i): [number, Row[]] => [pages[i] ?? 0, answer.rows]);
      this.#pages.renew(new Map(rows), newest.matching);
      return true;
    } catch (reason) {
      if (generation === this.#generation) this.error = asRefusal(reason);
      return false;
    }
  }

  #take(page: Page): void {
    this.matching = page.matching;
    this.#came(page);
  }

  #part(ask: Ask<Page>, page: number): Promise<Page> {
    return ask(page * PAGE_ROWS, PAGE_ROWS);
  }
}
