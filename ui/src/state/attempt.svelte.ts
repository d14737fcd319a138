import { asRefusal, type Refusal } from '../backend/types';
import { Pending } from './pending.svelte';

/** Something that may be refused, and can be tried again then. */
export class Attempt {
  /** Why it was refused when it was last tried. */
  refusal = $state.raw<Refusal | null>(null);
  readonly #pending = new Pending();

  get busy(): boolean {
    return this.#pending.busy;
  }

  get long(): boolean {
    return this.#pending.long;
  }

  /** Runs the work unless it runs already; what refuses it is told by `refusal`. */
  run(work: () => Promise<void>): Promise<void> {
    return this.#pending.run(async () => {
      this.refusal = null;
      try {
        await work();
      } catch (reason) {
        this.refusal = asRefusal(reason);
      }
    });
  }
}
