import type { LockState } from '../bindings/LockState';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { t } from '../text.svelte';
import { Pending } from './pending.svelte';

const MINUTE = 60;
/** From so many seconds on, minutes are told. */
const IN_MINUTES = 90;

/** The lock screen's tries, and how long the next one has to wait. */
export class LockedWindow {
  refusal = $state.raw<Refusal | null>(null);
  /** In seconds; 0 when it can be tried. */
  left = $state(0);
  /** What a screen reader is told of the waiting: its begin, each minute and its end. */
  spoken = $state('');
  readonly recovery: boolean;
  readonly pending = new Pending();
  readonly #backend: Backend;
  readonly #onUnlocked: () => void;
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(backend: Backend, lock: LockState, onUnlocked: () => void) {
    this.#backend = backend;
    this.#onUnlocked = onUnlocked;
    this.recovery = lock.recovery;
    this.#wait(lock.wait);
  }

  /** How long it is to wait, in words; nothing while there is nothing to wait for. */
  get waitText(): string {
    const { left } = this;
    if (left === 0) return '';
    return left > IN_MINUTES
      ? t('lock-wait-minutes', { count: Math.ceil(left / MINUTE) })
      : t('lock-wait-seconds', { count: left });
  }

  unlock(passphrase: string): Promise<void> {
    return this.#try(() => this.#backend.unlock(passphrase));
  }

  recover(identity: string, passphrase: string): Promise<void> {
    return this.#try(() => this.#backend.unlockWithRecovery(identity, passphrase));
  }

  /** Nothing counts any more. */
  stop(): void {
    clearInterval(this.#timer);
  }

  async #try(attempt: () => Promise<void>): Promise<void> {
    if (this.left > 0 || this.pending.busy) return;
    this.refusal = null;
    let refusal: Refusal | null = null;
    await this.pending.run(async () => {
      try {
        await attempt();
      } catch (reason) {
        refusal = asRefusal(reason);
        await this.#look();
        return;
      }
      this.stop();
      this.#onUnlocked();
    });
    // Not before the field can be typed into.
    this.refusal = refusal;
  }

  /** How long to wait is Rust's to say. */
  async #look(): Promise<void> {
    try {
      this.#wait((await this.#backend.lockState()).wait);
    } catch {
      // The next try says it.
    }
  }

  #wait(milliseconds: number): void {
    this.stop();
    this.#until = performance.now() + milliseconds;
    this.#count();
    if (this.left === 0) return;
    this.spoken = this.waitText;
    this.#timer = setInterval(() => {
      this.#count();
    }, 1000);
  }

  #count(): void {
    this.left = Math.max(0, Math.ceil((this.#until - performance.now()) / 1000));
    if (this.#timer === undefined) return;
    if (this.left === 0) {
      this.stop();
      this.#timer = undefined;
      this.spoken = t('lock-wait-over');
    } else if (this.left % MINUTE === 0) this.spoken = this.waitText;
  }
}
