import { tick } from 'svelte';
import type { KeyRow } from '../bindings/KeyRow';
import type { RevealedKey } from '../bindings/RevealedKey';

export type OpenDialog =
  | { kind: 'create' }
  | { kind: 'reveal'; revealed: RevealedKey }
  | { kind: 'rename'; row: KeyRow }
  | { kind: 'delete'; row: KeyRow };

/** Which dialog is open, and where the focus goes when it closes. */
export class Dialogs {
  current = $state.raw<OpenDialog | null>(null);
  /** The instructions may lie over another dialog, so they are apart from it. */
  help = $state(false);
  /** The list of what the keyboard does. */
  keyboard = $state(false);
  #opener: HTMLElement | null = null;

  get any(): boolean {
    return this.current !== null || this.help || this.keyboard;
  }

  /** False when another dialog is open and stays so. A webview may leave the focus where it was when a button is clicked, so the click names its button. */
  open(dialog: OpenDialog, opener?: HTMLElement): boolean {
    if (this.current) return false;
    this.#opener = opener ?? (document.activeElement as HTMLElement | null);
    this.current = dialog;
    return true;
  }

  /** One step follows another: the opener stays the first one's. */
  next(dialog: OpenDialog): void {
    this.current = dialog;
  }

  /** `fallback` gets the focus when what opened the dialog is no longer there. */
  async close(fallback: () => void): Promise<void> {
    const opener = this.#opener;
    this.#opener = null;
    this.current = null;
    await tick();
    if (opener?.isConnected && opener !== document.body) opener.focus();
    if (document.activeElement !== opener || opener === document.body) fallback();
  }

  /** Closes and lets the caller decide about the focus. */
  async dismiss(): Promise<void> {
    this.#opener = null;
    this.current = null;
    await tick();
  }
}
