import type { WorkEnd } from '../bindings/WorkEnd';
import type { WorkNow } from '../bindings/WorkNow';
import type { Backend } from '../backend/types';

/** Something long that a page which is gone had begun: one sees how far it is, can stop it, and learns what came of it. */
export class WorkLeft {
  now = $state.raw<WorkNow | null>(null);
  ended = $state.raw<WorkEnd | null>(null);
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async refresh(): Promise<void> {
    // What refuses this refuses the page's other questions, which tell why.
    const left = await this.#backend.workLeft().catch(() => null);
    this.now = left?.now ?? null;
    // It is told but once.
    if (left?.ended) this.ended = left.ended;
  }

  take(done: number, total: number): void {
    if (this.now) this.now = { ...this.now, done, total };
  }

  /** It then ends as one that was stopped, unless it was done before. */
  async stop(): Promise<void> {
    await this.#backend.stopWork().catch(() => undefined);
  }

  dismiss(): void {
    this.ended = null;
  }
}
