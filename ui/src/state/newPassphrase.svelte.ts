import type { Refusal } from '../backend/types';

/** As Rust has it, for the hint; whether a passphrase is long enough, Rust says. */
export const LEAST = 8;

/** A passphrase that is being chosen, and what is wrong with it. */
export class NewPassphrase {
  text = $state('');
  repeated = $state('');
  /** Whether it was tried with two that are not the same. */
  differs = $state(false);
  field = $state<HTMLInputElement>();
  repeatField = $state<HTMLInputElement>();

  /** Whether both are the same; otherwise the second one is to be typed again. */
  agrees(): boolean {
    this.differs = this.text !== this.repeated;
    if (this.differs) focusWhole(this.repeatField);
    return !this.differs;
  }

  /** Goes back to the field where that is what was refused. */
  focusIfRefused(refusal: Refusal | null): void {
    if (refusal?.code === 'passphraseTooShort') focusWhole(this.field);
  }
}

/** What is wrong is to be typed anew. */
export function focusWhole(field: HTMLInputElement | undefined): void {
  field?.focus();
  field?.select();
}
