import type { KeyRow } from '../bindings/KeyRow';

/** What a selection asks of the list that it is made in. */
type Rows = {
  readonly matching: number;
  rowAt(index: number): KeyRow | undefined;
  has(first: number, last: number): boolean;
  indexOf(id: string): number | null;
  rowsBetween(first: number, last: number): Promise<KeyRow[]>;
  allIds(): Promise<string[]>;
};

type Ids = ReadonlySet<string>;
type Anchor = { index: number; id: string };

const none: Ids = new Set();

/** Which keys of a list are selected, whether or not their rows are here. */
export class Selection {
  #ids = $state.raw(none);
  /** What was selected before the present span was begun: a span that shrinks gives back only its own. */
  #before = none;
  /** Where the present span begins. */
  #anchor: Anchor | null = null;
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  get count(): number {
    return this.#ids.size;
  }

  get any(): boolean {
    return this.#ids.size > 0;
  }

  get every(): boolean {
    return this.any && this.#ids.size >= this.#rows.matching;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(row: KeyRow, index: number): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(row.id)) ids.add(row.id);
    this.#begin(ids, { index, id: row.id });
  }

  /** Selects from where the span began, or else from this row, up to that one. */
  async extend(from: Anchor, to: number): Promise<void> {
    if (!this.#anchor) this.#begin(this.#ids, from);
    const anchor = this.#anchor ?? from;
    const begun = this.#rows.indexOf(anchor.id) ?? anchor.index;
    const [first, last] = [Math.min(begun, to), Math.max(begun, to)];
    const rows = this.#rows.has(first, last)
      ? Array.from({ length: last - first + 1 }, (_, i) => this.#rows.rowAt(first + i))
      : await this.#rows.rowsBetween(first, last);
    // Another span was begun meanwhile.
    if (this.#anchor !== anchor) return;
    this.#ids = new Set([...this.#before, ...rows.flatMap((row) => row?.id ?? [])]);
  }

  async selectAll(): Promise<void> {
    this.#begin(new Set(await this.#rows.allIds()), null);
  }

  clear(): void {
    this.#begin(none, null);
  }

  /** In another order a span has other rows in it: the next one begins anew. */
  endSpan(): void {
    this.#begin(this.#ids, null);
  }

  /** Lets go of those that are no longer in the list: what was done to them may have taken them out of it. */
  async letGo(): Promise<void> {
    if (!this.any) return;
    const present = new Set(await this.#rows.allIds());
    const ids = new Set([...this.#ids].filter((id) => present.has(id)));
    if (ids.size < this.#ids.size) this.#begin(ids, null);
  }

  /** The rows that are selected, in the order of the list. */
  async all(): Promise<KeyRow[]> {
    const ids = this.#ids;
    const here = [...ids].map((id) => this.#rows.indexOf(id));
    const rows = here.every((index) => index !== null)
      ? here.sort((a, b) => a - b).map((index) => this.#rows.rowAt(index))
      : await this.#rows.rowsBetween(0, this.#rows.matching - 1);
    return rows.filter((row) => row !== undefined).filter(({ id }) => ids.has(id));
  }

  #begin(ids: Ids, anchor: Anchor | null): void {
    this.#ids = ids;
    this.#before = ids;
    this.#anchor = anchor;
  }
}
