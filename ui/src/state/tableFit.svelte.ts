import type { SortColumn } from '../bindings/SortColumn';
import { fitColumns, type Fit } from './columnFit';

/** In the unit that text is in: the least that a name gets, and below which room the table is narrow. */
const NAME = 9.5;
const NARROW = 45;

/** Measures a table's columns, and says which of them fit beside the name. */
export class TableFit {
  #basis = '';
  /** As they were when they were last drawn. */
  #widths = $state.raw<Partial<Record<SortColumn | 'act', number>>>({});

  /** Which of the chosen columns are drawn in this room; all of them until it and their widths are known. */
  of(chosen: readonly SortColumn[], room: number, unit: number): Fit {
    const { key = 0, act = 0, ...columns } = this.#widths;
    if (room === 0 || key === 0)
      return { columns: [...chosen], statusBelow: false, scrolls: false };
    const widths = { fixed: key + act, name: NAME * unit, columns: { ...columns, name: 0 } };
    return fitColumns(chosen, widths, room, room < NARROW * unit);
  }

  /** Looks at the heads that are drawn; what is not drawn keeps the width that it had. `basis`: all that they depend on. */
  measure(heads: Iterable<HTMLElement>, basis: string): void {
    if (basis === this.#basis) return;
    this.#basis = basis;
    const widths = { ...this.#widths };
    let changed = false;
    for (const head of heads) {
      const column = head.dataset.column as SortColumn | 'act';
      const width = head.offsetWidth;
      if (column === 'name' || widths[column] === width) continue;
      widths[column] = width;
      changed = true;
    }
    if (changed) this.#widths = widths;
  }
}
