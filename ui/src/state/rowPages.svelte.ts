export const PAGE_ROWS = 100;
const KEPT_PAGES = 3;
/** Asked for at one time: whoever scrolls through a long list leaves no queue of old questions behind. */
const MOST_ASKED = 2;

export type Span = { first: number; last: number };

/** Rows that must stay: those that belong in view, those that are drawn until these have come, and the one that holds the focus. */
export type InView = Span & { drawn: Span; kept: number };

const TOP: InView = { first: 0, last: 0, drawn: { first: 0, last: 0 }, kept: 0 };

export type RowsPage<Row> = { rows: Row[]; matching: number };

type Ask<Row, Page> = {
  page: (page: number) => Promise<Page>;
  /** What an answer says besides its rows. */
  came: (page: Page) => void;
  failed: (reason: unknown) => void;
  idOf: (row: Row) => string;
};

/**
 * The rows around what is in view, fetched a page at a time. `renew` puts another set in the place
 * of all of them; an answer that was asked for before that is dropped.
 */
export class RowPages<Row, Page extends RowsPage<Row>> {
  #pages = $state.raw<ReadonlyMap<number, Row[]>>(new Map());
  #asked = new Set<number>();
  #waiting = 0;
  #generation = 0;
  #view = TOP;
  #count = 0;
  readonly #ask: Ask<Row, Page>;

  constructor(ask: Ask<Row, Page>) {
    this.#ask = ask;
  }

  rowAt(index: number): Row | undefined {
    return this.#pages.get(pageOf(index))?.[index % PAGE_ROWS];
  }

  idAt(index: number): string | undefined {
    const row = this.rowAt(index);
    return row === undefined ? undefined : this.#ask.idOf(row);
  }

  /** Whether all of these rows are here. */
  has(first: number, last: number): boolean {
    for (let page = pageOf(first); page <= pageOf(last); page++)
      if (!this.#pages.has(page)) return false;
    return true;
  }

  indexOf(id: string): number | null {
    for (const [page, rows] of this.#pages) {
      const within = rows.findIndex((row) => this.#ask.idOf(row) === id);
      if (within >= 0) return page * PAGE_ROWS + within;
    }
    return null;
  }

  /** The pages that are in view. */
  inView(): number[] {
    const pages = new Set([pageOf(this.#view.kept)]);
    for (let page = pageOf(this.#view.first); page <= pageOf(this.#view.last); page++)
      pages.add(page);
    return [...pages];
  }

  toTop(): void {
    this.#view = TOP;
  }

  renew(pages: ReadonlyMap<number, Row[]>, count: number): void {
    this.#generation++;
    this.#waiting = 0;
    this.#pages = pages;
    this.#asked = new Set(pages.keys());
    this.#count = count;
    this.#more();
  }

  /** What is in view now of so many rows: it is fetched, and its neighbours before they are needed. */
  show(view: InView, count: number): void {
    this.#view = view;
    this.#count = count;
    this.#more();
  }

  #more(): void {
    while (this.#waiting < MOST_ASKED) {
      const page = this.#wanted().find((each) => !this.#asked.has(each));
      if (page === undefined) return;
      void this.#fetch(page);
    }
  }

  /** The most urgent first. */
  #wanted(): number[] {
    if (this.#count === 0) return [];
    const { first, last } = this.#view;
    const around = [pageOf(first - PAGE_ROWS / 2), pageOf(last + PAGE_ROWS / 2)];
    const end = pageOf(this.#count - 1);
    return [...this.inView(), ...around].filter((page) => page >= 0 && page <= end);
  }

  async #fetch(page: number): Promise<void> {
    this.#asked.add(page);
    this.#waiting++;
    const generation = this.#generation;
    try {
      const answer = await this.#ask.page(page);
      if (generation !== this.#generation) return;
      this.#waiting--;
      this.#count = answer.matching;
      this.#pages = this.#near(new Map(this.#pages).set(page, answer.rows));
      this.#ask.came(answer);
      this.#more();
    } catch (reason) {
      if (generation === this.#generation) this.#ask.failed(reason);
    }
  }

  #near(pages: Map<number, Row[]>): ReadonlyMap<number, Row[]> {
    const nearest = pageOf(this.#view.first) - KEPT_PAGES;
    const furthest = pageOf(this.#view.last) + KEPT_PAGES;
    for (const page of pages.keys()) {
      if (page >= nearest && page <= furthest) continue;
      if (page === pageOf(this.#view.kept) || isWithin(page, this.#view.drawn)) continue;
      pages.delete(page);
      this.#asked.delete(page);
    }
    return pages;
  }
}

function isWithin(page: number, { first, last }: Span): boolean {
  return page >= pageOf(first) && page <= pageOf(last);
}

export function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS);
}
