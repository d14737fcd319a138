import type { WorkEnd } from '../bindings/WorkEnd';
import type { WorkNow } from '../bindings/WorkNow';
import type { Backend } from '../backend/types';

/** Something long that a page which is gone had begun: one sees how far it is, can stop it, and learns what came of it. */
export class WorkLeft {
  now = $state.raw<WorkNow | null>(null);
  ended = $state.raw<WorkEnd | null>(null);
  readonly #backend: Backend;
  #asked = 0;
  #looking = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** What is asked last counts, whichever answer comes last; what has ended is told but once. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    // What refuses this refuses the page's other questions, which tell why.
    const left = await this.#backend.workLeft().catch(() => null);
    if (left?.ended) this.ended = left.ended;
    if (asked === this.#asked) this.now = left?.now ?? null;
  }

  take(done: number, total: number): void {
    if (this.now) this.now = { ...this.now, done, total };
    // It was asked for on a page that was gone before it began.
    else if (!this.#looking) {
      this.#looking = true;
      void this.refresh().finally(() => (this.#looking = false));
    }
  }

  /** It then ends as one that was stopped, unless it was done before. */
  async stop(): Promise<void> {
    await this.#backend.stopWork().catch(() => undefined);
  }

  dismiss(): void {
    this.ended = null;
  }
}
