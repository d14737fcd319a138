import type { Refusal } from '../backend/types';
import { t } from '../text.svelte';

/** As Rust has it, which refuses what is shorter. */
export const LEAST = 8;

type Wrong = Pick<Refusal, 'message'>;

/** A passphrase that is being chosen, typed twice. Only its two fields hold it. */
export class NewPassphrase {
  /** What is wrong with the first field, as far as the page can tell. */
  tooShort = $state.raw<Wrong | null>(null);
  /** What is wrong with the second one. */
  differs = $state.raw<Wrong | null>(null);
  field = $state<HTMLInputElement>();
  repeatField = $state<HTMLInputElement>();

  /** What was typed; null where something is wrong, which is told beside it and gets the focus. */
  read(): string | null {
    const passphrase = this.field?.value ?? '';
    const length = Array.from(passphrase).length;
    const same = this.repeatField?.value === passphrase;
    this.tooShort = length < LEAST ? { message: t('passphrase-short', { length }) } : null;
    this.differs = this.tooShort || same ? null : { message: t('passphrase-differs') };
    // What is too short may only lack a few characters.
    if (this.tooShort) this.field?.focus();
    else if (this.differs) focusWhole(this.repeatField);
    return this.tooShort || this.differs ? null : passphrase;
  }

  /** Goes back to the field where that is what Rust refused. */
  focusIfRefused(refusal: Refusal | null): void {
    if (refusal?.code === 'passphraseTooShort') focusWhole(this.field);
  }
}

/** What is wrong is to be typed anew. */
export function focusWhole(field: HTMLInputElement | undefined): void {
  field?.focus();
  field?.select();
}
