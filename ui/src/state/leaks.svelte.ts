import type { CommandError } from '../bindings/CommandError';
import type { KeyRow } from '../bindings/KeyRow';
import type { LeakedKey } from '../bindings/LeakedKey';
import type { LeakReport } from '../bindings/LeakReport';
import type { PlanItem } from '../bindings/PlanItem';
import { asRefusal, Refusal, type Backend } from '../backend/types';
import { presentStatus } from '../status';
import { Pending } from './pending.svelte';
import { ofAll } from './rotation';

/** A key of ours that is still in a list: there is something to do about it. */
export function isOpen(leaked: LeakedKey): leaked is LeakedKey & { row: KeyRow } {
  return leaked.row !== null && leaked.deletedAt === null;
}

/** A key of ours, be it deleted by now: the incident can be noted. */
export function isOurs(leaked: LeakedKey): leaked is LeakedKey & { row: KeyRow } {
  return leaked.row !== null;
}

export function canBeDisabled(row: KeyRow, now: number): boolean {
  return row.disabledAt === null && presentStatus(row, now) !== 'expired';
}

export function canBeReplaced(row: KeyRow, now: number): boolean {
  return row.successor === null && presentStatus(row, now) !== 'expired';
}

/** The most bytes that are looked through, in a text as in a file. */
export const LARGEST = 100 * 1024 * 1024;

/** By its bytes in UTF-8, which are counted only where the length alone does not tell. */
export function isLarger(text: string, limit: number): boolean {
  if (text.length > limit || text.length * 3 <= limit) return text.length > limit;
  let bytes = 0;
  for (let i = 0; i < text.length && bytes <= limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else {
      // A pair takes four; what is left of one is replaced by a character of three.
      const pair = (text.codePointAt(i) ?? 0) > 0xffff;
      bytes += pair ? 4 : 3;
      if (pair) i += 1;
    }
  }
  return bytes > limit;
}

/** What was found in a text or a file, which is itself kept nowhere. */
export class Leaks {
  /** A file is being dragged over the window. */
  dragging = $state(false);
  report = $state.raw<LeakReport | null>(null);
  /** Why nothing could be looked through. */
  refusal = $state.raw<Refusal | null>(null);
  /** A dropped file's answer that waits until nothing lies over the page. */
  waiting = $state(false);
  /** One for each thing that is looked through: what answers for another than the last is no longer asked for. */
  looking = $state.raw(new Pending());
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Ids of the keys that were found, and deleted before. */
  get deletedIds(): string[] {
    const found = this.report?.found ?? [];
    return found.flatMap(({ row, deletedAt }) => (row && deletedAt !== null ? [row.id] : []));
  }

  /** The text is handed on and not kept. */
  look(text: string): Promise<void> {
    return this.#find(() => this.#backend.findLeaks(text));
  }

  /** In a file that the person chooses. */
  choose(): Promise<void> {
    return this.#find(() => this.#backend.findLeaksInFile());
  }

  drop(report: LeakReport | null, error: CommandError | null): void {
    this.dragging = false;
    this.looking = new Pending();
    this.report = report;
    this.refusal = error && new Refusal(error);
    this.waiting = true;
  }

  async contain(
    rows: KeyRow[],
    how: { disable: boolean; replace: boolean; note: string },
  ): Promise<PlanItem[]> {
    const ids = rows.map(({ id }) => id);
    return ofAll(rows, await this.#backend.containLeak({ ids, ...how }));
  }

  /** Looks for something else, or for nothing any more. */
  forget(): void {
    this.looking = new Pending();
    this.report = null;
    this.refusal = null;
    this.waiting = false;
  }

  #find(work: () => Promise<LeakReport | null>): Promise<void> {
    const { looking } = this;
    return looking.run(async () => {
      this.refusal = null;
      try {
        const report = await work();
        if (this.looking === looking) this.report = report;
      } catch (reason) {
        if (this.looking === looking) this.refusal = asRefusal(reason);
      }
    });
  }
}
