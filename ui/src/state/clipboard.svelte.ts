import type { Backend } from '../backend/types';

/** How long the clipboard still holds the copied key. Rust copies and clears; this only counts. */
export class Clipboard {
  secondsLeft = $state(0);
  #endsAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async copy(): Promise<void> {
    const { clearsInSeconds } = await this.#backend.copyKey();
    this.#endsAt = performance.now() + clearsInSeconds * 1000;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#count();
    }, 250);
    this.#count();
  }

  async clear(): Promise<void> {
    await this.#backend.clearClipboard();
    clearInterval(this.#timer);
    this.secondsLeft = 0;
  }

  #count(): void {
    this.secondsLeft = Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1000));
    if (this.secondsLeft === 0) clearInterval(this.#timer);
  }
}
