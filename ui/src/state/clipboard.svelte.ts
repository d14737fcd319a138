import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { Backend } from '../backend/types';

/** How long the clipboard still holds the copied key. Rust copies and clears; this only counts. */
export class Clipboard {
  secondsLeft = $state(0);
  /** It holds a key that nothing clears by itself. */
  kept = $state(false);
  #endsAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get holdsKey(): boolean {
    return this.kept || this.secondsLeft > 0;
  }

  async copy(): Promise<void> {
    this.take(await this.#backend.copyKey());
  }

  async clear(): Promise<void> {
    await this.#backend.clearClipboard();
    this.take(null);
  }

  /** What Rust says is on the clipboard by our hand; null when nothing is. */
  take(timer: ClipboardTimer | null): void {
    clearInterval(this.#timer);
    this.kept = timer?.clearsInSeconds === null;
    this.#endsAt = performance.now() + (timer?.clearsInSeconds ?? 0) * 1000;
    this.#count();
    if (this.secondsLeft === 0) return;
    this.#timer = setInterval(() => {
      this.#count();
    }, 250);
  }

  #count(): void {
    this.secondsLeft = Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1000));
    if (this.secondsLeft === 0) clearInterval(this.#timer);
  }
}
