import { refused } from './memoryStore';
import { t } from '../text.svelte';

const LEAST = 8;
const FREE = 3;
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 3_600_000;

/** The twin's lock: the same rules as the Rust side's. */
export class MemoryLock {
  /** Null for none. */
  passphrase: string | null = null;
  locked = false;
  /** What stands on the recovery sheet, if there is one. */
  identity: string | null = null;
  #wrong = 0;
  #last = 0;

  get wait(): number {
    if (this.#wrong <= FREE) return 0;
    const whole = Math.min(FIRST_WAIT * 2 ** (this.#wrong - FREE - 1), LONGEST_WAIT);
    return Math.max(0, this.#last + whole - Date.now());
  }

  try(passphrase: string | null): void {
    if (this.passphrase === null) return;
    this.#attempt(passphrase === this.passphrase, 'passphraseWrong', 'error-passphrase-wrong');
  }

  recover(identity: string, passphrase: string): void {
    checkPassphrase(passphrase);
    if (this.identity === null) throw refused('recoveryAbsent', t('error-recovery-absent'));
    const typed = identity.replace(/\s/g, '').toUpperCase();
    this.#attempt(typed === this.identity, 'recoveryWrong', 'error-recovery-wrong');
    this.passphrase = passphrase;
  }

  set(current: string | null, passphrase: string): void {
    checkPassphrase(passphrase);
    this.try(current);
    this.passphrase = passphrase;
  }

  remove(current: string): void {
    this.try(current);
    this.passphrase = null;
  }

  #attempt(
    isRight: boolean,
    code: 'passphraseWrong' | 'recoveryWrong',
    message: 'error-passphrase-wrong' | 'error-recovery-wrong',
  ): void {
    const seconds = Math.ceil(this.wait / 1000);
    if (seconds > 0)
      throw refused('passphraseWait', t('error-passphrase-wait-seconds', { seconds }));
    this.#last = Date.now();
    this.#wrong = isRight ? 0 : this.#wrong + 1;
    if (!isRight) throw refused(code, t(message));
  }
}

/** As Rust has it for whatever a passphrase is chosen for. */
export function checkPassphrase(passphrase: string): void {
  if (Array.from(passphrase).length < LEAST)
    throw refused('passphraseTooShort', t('error-passphrase-too-short', { least: LEAST }));
}
