import { untrack } from 'svelte';
import type { InView } from './rowPages.svelte';
import { rowWindow, type RowWindow } from './rowWindow';

/** Where a table was when it was last seen. It holds for the rows of one turn. */
export type TablePlace = { turn: number; top: number; active: number; id: string | undefined };

/** What a table shows: rows that come in parts and have ids. */
export type TableRows = {
  readonly matching: number;
  readonly turn: number;
  place: TablePlace | null;
  idAt: (index: number) => string | undefined;
  indexOf: (id: string) => number | null;
  has: (first: number, last: number) => boolean;
  /** What belongs in view is fetched, and stays. */
  show: (view: InView) => void;
};

/** As high as the styles make them, in rem. */
const HEAD = 2.1875;
const KEY_ROW = 2.75;
/** So many rows are drawn beyond those in view. */
const BEYOND = 10;

/** How many dots one rem is: more where a person reads larger text. */
export function rootUnit(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** Which part of a list is in view, and which row is the one that keys are for. */
export class TableView {
  unit = $state(rootUnit());
  top = $state(0);
  /** 0 until it was measured. */
  width = $state(0);
  height = $state(600);
  active = $state(0);
  readonly #list: TableRows;
  #row = KEY_ROW;
  #activeId: string | undefined;
  #turn: number;
  /** The rows that were drawn when all that were in view were here. */
  #whole = { first: 0, last: 0 };

  readonly rowHeight = $derived(this.#row * this.unit);
  readonly #head = $derived(HEAD * this.unit);
  readonly #from = $derived(Math.max(0, Math.floor(this.top / this.rowHeight)));
  readonly #to = $derived(Math.ceil((this.top + this.height) / this.rowHeight));
  readonly drawn: RowWindow = $derived.by(() => this.#drawn());
  /** All rows and the head, in dots. */
  readonly whole = $derived(this.count * this.rowHeight + this.#head);
  /** So many dots of what is drawn do not fit into the view. */
  readonly spare = $derived(
    Math.max(0, (this.drawn.last - this.drawn.first + 1) * this.rowHeight - this.height),
  );

  /** With the height of a row in rem. */
  constructor(list: TableRows, row = KEY_ROW) {
    this.#list = list;
    this.#row = row;
    const { turn, place } = untrack(() => list);
    this.#turn = turn;
    if (place?.turn !== turn) return;
    this.top = place.top;
    this.active = place.active;
    this.#activeId = place.id;
  }

  get count(): number {
    return this.#list.matching;
  }

  get first(): number {
    return Math.max(0, this.#from - BEYOND);
  }

  get last(): number {
    return this.#to + BEYOND;
  }

  /** Whether the row is in view, or close to it. */
  isNear(index: number): boolean {
    return index >= this.first && index <= this.last;
  }

  get pageRows(): number {
    return Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
  }

  /** However low the window, a few rows are to be seen; the page scrolls then. */
  get least(): number {
    return (Math.min(this.count, 3) * this.#row + HEAD) * this.unit;
  }

  measure(unit: number, width: number, height: number): void {
    this.unit = unit;
    this.width = width;
    this.height = Math.max(height - this.#head, this.#row * unit);
  }

  /** Sees to it that the rows in view come. */
  load(): void {
    const { first, active: kept, drawn } = this;
    this.#list.show({ first, last: Math.min(this.last, this.count - 1), kept, drawn });
  }

  makeActive(index: number): void {
    this.active = index;
    this.#activeId = this.#list.idAt(index);
  }

  /** Rows come and go above the active one: it stays the same key as long as the list knows it. */
  follow(): void {
    const found = this.#activeId === undefined ? null : this.#list.indexOf(this.#activeId);
    if (found !== null) this.active = found;
    else if (this.active >= this.count) this.active = Math.max(0, this.count - 1);
  }

  /** Whether other rows have come, for another query: one begins at the top then. */
  restarted(): boolean {
    if (this.#turn === this.#list.turn) return false;
    this.#turn = this.#list.turn;
    this.#activeId = undefined;
    this.active = 0;
    return true;
  }

  /** Whether anything of the row is in view. */
  sees(index: number): boolean {
    return index >= this.#from && index < this.#to;
  }

  /** Where to scroll so that the row is in view: as little as possible, or with rows around it. */
  scrollFor(index: number, around = false): number {
    const y = index * this.rowHeight;
    const low = y + this.rowHeight - this.height;
    if (y >= this.top && low <= this.top) return this.top;
    if (around) return Math.max(0, y - (this.height - this.rowHeight) / 2);
    return y < this.top ? y : low;
  }

  leave(): void {
    this.#list.place = {
      turn: this.#turn,
      top: this.top,
      active: this.active,
      id: this.#activeId,
    };
  }

  /** While rows that belong in view are on the way, the ones before stay there: none is blank. */
  #drawn(): RowWindow {
    const list = this.#list;
    const end = list.matching - 1;
    const [from, to] = [Math.min(this.#from, end), Math.min(this.#to, end)];
    const stays = list.has(this.#whole.first, Math.min(this.#whole.last, end));
    if (list.has(from, to)) {
      let [first, last] = [Math.min(this.first, from), Math.min(this.last, end)];
      while (!list.has(first, first)) first++;
      while (!list.has(last, last)) last--;
      this.#whole = { first, last };
    } else if (!stays) this.#whole = { first: this.first, last: this.last };
    return rowWindow(list.matching, this.#whole.first, this.#whole.last, this.active);
  }
}
