import type { Refusal } from '../backend/types';
import { Attempt } from './attempt.svelte';

/** Something long that Rust does: one sees how far it is, and can stop it. */
export class Work extends Attempt {
  done = $state(0);
  /** 0 until the first news of it. */
  total = $state(0);
  readonly #stop: () => Promise<void>;

  constructor(stop: () => Promise<void>) {
    super();
    this.#stop = stop;
  }

  override run(work: () => Promise<void>): Promise<void> {
    if (!this.busy) this.take(0, 0);
    return super.run(work);
  }

  take(done: number, total: number): void {
    this.done = done;
    this.total = total;
  }

  /** What is under way is then refused with `workStopped`, unless it was done before. */
  async stop(): Promise<void> {
    await this.#stop().catch(() => undefined);
  }
}

/** A person who stopped something is told so, but nothing went wrong. */
export function wasStopped(refusal: Pick<Refusal, 'code'>): boolean {
  return refusal.code === 'workStopped';
}
